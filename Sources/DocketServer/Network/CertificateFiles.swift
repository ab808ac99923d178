import DocketDomain
import Logging
import NIOCertificateReloading

/// The files with which a server proves who it is: they are read again as they change.
package struct CertificateFiles: Hashable, Sendable {
    /// The chain of certificates, in PEM.
    package let certificate: String
    /// The key of its first one, in PEM.
    package let key: String

    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }

    /// What reads the files, and has read them once.
    ///
    /// - Parameter period: How often they are read again.
    func reloader(
        every period: Duration, _ log: Logger
    ) throws(DocketError)
        -> TimedCertificateReloader
    {
        let files = self
        let configuration = TimedCertificateReloader.Configuration(
            refreshInterval: period,
            certificateSource: .init(location: .file(path: certificate), format: .pem),
            privateKeySource: .init(location: .file(path: key), format: .pem)
        ) { configuration in
            configuration.onCertificateLoaded = { difference in
                guard let earlier = difference.previousX509CertificateChain,
                    earlier != difference.currentX509CertificateChain
                else { return }
                log.notice("The certificate was read anew", metadata: ["file": "\(files.certificate)"])
            }
            configuration.onCertificateLoadFailed = { failure in
                log.error(
                    "The certificate cannot be read anew; the earlier one is used",
                    metadata: ["file": "\(files.certificate)", "cause": "\(failure.error)"])
            }
        }
        do {
            return try TimedCertificateReloader.makeReloaderValidatingSources(
                configuration: configuration)
        } catch {
            throw DocketError(
                .configuration,
                "The certificate \(certificate) cannot be used with the key \(key). Give a chain of certificates and the key of its first one, both in PEM.",
                cause: "\(error)")
        }
    }
}
