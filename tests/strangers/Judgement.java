// The Java platform judges many certificates and CRLs at once: its path building, its revocation checks and its TLS.
//
//     java Judgement.java < cases
//
// Reads a line for each case: its number, its folder, `authority`, `leaf` or `list`, and `server`, `client` or `signer`, with tabs between. The head of
// tests/it/judgement/test_pki.rs says what is in a folder. Prints a line for each answer: the number of the case, `accepts`, `stranger`
// or `revoked`, `yes` or `no`, and why not, with tabs between.
//
// A server's or client's chain is given to the trust manager by which TLS asks, with all its checks of usages; any other is built as a path.

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

public class Judgement {
    static final CertificateFactory FACTORY = factory();

    static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }

    static List<X509Certificate> certificates(Path file) throws Exception {
        var all = new ArrayList<X509Certificate>();
        for (var one : FACTORY.generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            all.add((X509Certificate) one);
        }
        return all;
    }

    static Collection<?> lists(Path file) throws Exception {
        return FACTORY.generateCRLs(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    interface Question {
        void ask() throws Exception;
    }

    static void answer(int number, String name, Question question) {
        String said = "yes\t";
        try {
            question.ask();
        } catch (Exception error) {
            var words = new StringBuilder();
            for (Throwable cause = error; cause != null; cause = cause.getCause()) {
                words.append(cause.getClass().getSimpleName()).append(": ").append(cause.getMessage()).append("; ");
            }
            said = "no\t" + words.toString().replaceAll("\\s+", " ");
        }
        System.out.println(number + "\t" + name + "\t" + said);
    }

    static void verify(Path folder, String which, String anchor, String what, String purpose) throws Exception {
        var from = folder.resolve(which);
        var chain = certificates(from.resolve("chain.pem"));
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("anchor", certificates(folder.resolve(anchor)).get(0));
        var known = new ArrayList<Object>(chain);
        known.addAll(lists(from.resolve("crls.pem")));
        var target = new X509CertSelector();
        target.setCertificate(chain.get(0));
        var parameters = new PKIXBuilderParameters(trusted, target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
        var revocation = (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        revocation.setOptions(EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
        parameters.addCertPathChecker(revocation);
        if (what.equals("authority") || purpose.equals("signer")) {
            if (what.equals("authority")) {
                target.setBasicConstraints(0);
                parameters.setTargetCertConstraints(target);
            }
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return;
        }
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        var manager = (X509TrustManager) factory.getTrustManagers()[0];
        var key = chain.get(0).getPublicKey().getAlgorithm();
        var whole = chain.toArray(new X509Certificate[0]);
        if (purpose.equals("server")) {
            manager.checkServerTrusted(whole, key.equals("RSA") ? "ECDHE_RSA" : "ECDHE_ECDSA");
        } else {
            manager.checkClientTrusted(whole, key);
        }
    }

    static void signed(Path folder, String issuer) throws Exception {
        var list = (X509CRL) lists(folder.resolve("list.pem")).iterator().next();
        list.verify(certificates(folder.resolve(issuer)).get(0).getPublicKey());
    }

    public static void main(String[] arguments) throws Exception {
        for (var line : new BufferedReader(new InputStreamReader(System.in)).lines().toList()) {
            var words = line.split("\t");
            int at = Integer.parseInt(words[0]);
            var folder = Path.of(words[1]);
            String what = words[2], purpose = words[3];
            if (what.equals("list")) {
                answer(at, "accepts", () -> signed(folder, "issuer.pem"));
                answer(at, "stranger", () -> signed(folder, "stranger.pem"));
                continue;
            }
            answer(at, "accepts", () -> verify(folder, "", "anchor.pem", what, purpose));
            answer(at, "stranger", () -> verify(folder, "", "stranger.pem", what, purpose));
            if (what.equals("leaf")) {
                answer(at, "revoked", () -> verify(folder, "revoked", "anchor.pem", what, purpose));
            }
        }
    }
}
