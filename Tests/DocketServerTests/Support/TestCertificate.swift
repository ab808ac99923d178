import Crypto
import DocketServer
import Foundation
import SwiftASN1
import TestSupport
import X509

/// A certificate that is signed by itself, with its key, as files of PEM.
struct TestCertificate {
    let certificate: String
    let key: String

    init(for name: String = "localhost") throws {
        let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let subject = try DistinguishedName { CommonName(name) }
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
            notValidBefore: Date(timeIntervalSinceNow: -3600),
            notValidAfter: Date(timeIntervalSinceNow: 86_400),
            issuer: subject, subject: subject, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                SubjectAlternativeNames([.dnsName(name)])
            }, issuerPrivateKey: key)
        self.certificate = try certificate.serializeAsPEM().pemString
        self.key = try key.serializeAsPEM().pemString
    }

    var roots: [UInt8] { Array(certificate.utf8) }

    /// Writes both into a folder, in the place of what is there.
    @discardableResult
    func write(into folder: TemporaryFolder) throws -> CertificateFiles {
        let files = CertificateFiles(
            certificate: folder.path("certificate.pem"), key: folder.path("key.pem"))
        try certificate.write(toFile: files.certificate, atomically: true, encoding: .utf8)
        try key.write(toFile: files.key, atomically: true, encoding: .utf8)
        return files
    }
}
