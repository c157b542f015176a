import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Puts files to veraPDF's rules: {@code VeraCheck (FLAVOUR[,FLAVOUR...] FILE)...}, flavours as veraPDF names them
 * (1b 2a 2b 3b ua1 ...). Prints {@code PASS flavour file} or {@code FAIL flavour file}, and below a FAIL the first
 * place at which each rule fails. Exit status: 0 when all pass, 1 otherwise.
 */
public class VeraCheck {
    private static final int FAILED_CHECKS_SHOWN = 5;

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = true;
        for (int i = 0; i + 1 < arguments.length; i += 2)
            for (String flavour : arguments[i].split(",")) good &= judge(flavour, arguments[i + 1]);
        System.exit(good ? 0 : 1);
    }

    private static boolean judge(String name, String path) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour)) {
            PDFAValidator validator =
                Foundries.defaultInstance().createValidator(profile(flavour), FAILED_CHECKS_SHOWN, false, true, false);
            ValidationResult result = validator.validate(parser);
            System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + name + " " + path);
            if (!result.isCompliant()) explain(result);
            return result.isCompliant();
        } catch (Exception problem) {
            System.out.println("FAIL " + name + " " + path + "\n  " + problem);
            return false;
        }
    }

    private static void explain(ValidationResult result) {
        Map<RuleId, TestAssertion> first = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions())
            if (assertion.getStatus() == TestAssertion.Status.FAILED) first.putIfAbsent(assertion.getRuleId(), assertion);
        for (TestAssertion assertion : first.values()) {
            RuleId rule = assertion.getRuleId();
            System.out.println("  " + rule.getSpecification().getId() + " " + rule.getClause() + "-" + rule.getTestNumber()
                + ": " + assertion.getMessage() + " @ " + assertion.getLocation().getContext());
        }
    }

    /** Returns veraPDF's own profile; where its XML binding is not on the class path, the XML is read here. */
    private static ValidationProfile profile(PDFAFlavour flavour) throws Exception {
        try {
            return Profiles.getVeraProfileDirectory().getValidationProfileByFlavour(flavour);
        } catch (NoSuchElementException missing) {
            String path = "/org/verapdf/pdfa/validation/" + resource(flavour) + ".xml";
            try (InputStream xml = VeraCheck.class.getResourceAsStream(path)) {
                return read(xml, flavour);
            }
        }
    }

    private static String resource(PDFAFlavour flavour) {
        String[] parts = flavour.name().split("_"); // PDFA_2_B, PDFUA_1
        if (parts[0].equals("PDFA")) return "PDFA-" + parts[1] + (parts.length > 2 ? parts[2] : "");
        if (flavour.name().equals("PDFUA_1")) return "PDFUA-1";
        throw new IllegalArgumentException("no profile for " + flavour.name());
    }

    private static ValidationProfile read(InputStream xml, PDFAFlavour flavour) throws Exception {
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
        Set<Rule> rules = new HashSet<>();
        for (Element rule : elements(root, "rule")) rules.add(rule(rule));
        Set<Variable> variables = new HashSet<>();
        for (Element variable : elements(root, "variable"))
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                text(variable, "defaultValue"), text(variable, "value")));
        return Profiles.profileFromValues(flavour, Profiles.profileDetailsFromValues(flavour.getId(), "", "", new Date(0)),
            "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = elements(rule, "id").get(0);
        List<ErrorArgument> values = new ArrayList<>();
        for (Element value : elements(rule, "argument"))
            values.add(ErrorArgumentImpl.fromValues(value.getTextContent(),
                value.hasAttribute("name") ? value.getAttribute("name") : null, null));
        return Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
            rule.getAttribute("object"), rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
            rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
            Profiles.errorFromValues(text(rule, "message"), values), new ArrayList<>());
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> listed = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) listed.add((Element) found.item(i));
        return listed;
    }

    private static String text(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
