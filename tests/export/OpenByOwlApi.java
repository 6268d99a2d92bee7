// Opens the folder of an export for Protégé by the OWL API, with which Protégé reads, and says what it has read.

import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.io.RDFParserMetaData;
import org.semanticweb.owlapi.model.AxiomType;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.search.EntitySearcher;
import org.semanticweb.owlapi.util.SimpleIRIMapper;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class OpenByOwlApi {
    public static void main(String[] arguments) throws Exception {
        File folder = new File(arguments[0]);
        OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
        manager.getOntologyConfigurator().setMissingImportHandlingStrategy(MissingImportHandlingStrategy.THROW_EXCEPTION);
        NodeList entries = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new File(folder, "catalog-v001.xml")).getElementsByTagName("uri");
        for (int at = 0; at < entries.getLength(); at++) {
            Element entry = (Element) entries.item(at);
            IRI file = IRI.create(new File(folder, entry.getAttribute("uri")));
            manager.getIRIMappers().add(new SimpleIRIMapper(IRI.create(entry.getAttribute("name")), file));
        }
        OWLOntology graph = manager.loadOntologyFromOntologyDocument(new File(folder, "graph.owl"));
        for (OWLOntology one : (Iterable<OWLOntology>) graph.importsClosure()::iterator) {
            RDFParserMetaData read = (RDFParserMetaData) manager.getNonnullOntologyFormat(one).getOntologyLoaderMetaData().get();
            System.out.println("ontology " + one.getOntologyID().getOntologyIRI().get() + " " + read.getTripleCount());
            read.getUnparsedTriples().forEach(triple -> System.out.println("not understood " + triple));
        }
        for (AxiomType<?> kind : new AxiomType<?>[] {
                AxiomType.CLASS_ASSERTION, AxiomType.OBJECT_PROPERTY_ASSERTION, AxiomType.DATA_PROPERTY_ASSERTION, AxiomType.ANNOTATION_ASSERTION}) {
            System.out.println(kind.getName() + " " + graph.getAxiomCount(kind));
        }
        for (int at = 1; at < arguments.length; at++) {
            IRI name = IRI.create(arguments[at]);
            long members = EntitySearcher.getIndividuals(manager.getOWLDataFactory().getOWLClass(name), graph.importsClosure()).count();
            System.out.println("members of " + name.getFragment() + " " + members);
        }
        Map<String, Integer> beyond = new TreeMap<>();
        for (OWLProfileViolation one : new OWL2DLProfile().checkOntology(graph).getViolations()) {
            beyond.merge(one.getClass().getSimpleName() + " " + one.getOntologyID().getOntologyIRI().get().getFragment(), 1, Integer::sum);
        }
        beyond.forEach((kind, count) -> System.out.println("beyond OWL 2 DL: " + kind + " " + count));
    }
}
