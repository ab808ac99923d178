package import DocketDomain

/// How a server serves: at a socket, at an address, or at both.
package struct ServerSettings: Sendable {
    /// The path of its socket, if it has one.
    package var socket: String?
    /// Whether the group of the socket's owner may connect, too.
    package var groupAccess = false
    /// Where on the network it is called, if anywhere.
    package var listen: ListenAddress?
    /// With what it proves there who it is: then what is said is encrypted.
    package var certificate: CertificateFiles?
    /// How often these files are read again.
    package var certificatePeriod = Duration.seconds(5)
    /// How often one user may call.
    package var rates = CallRates()
    /// How long nothing may happen in a stream before there is a sign of life.
    package var heartbeat = Duration.seconds(15)
    /// How long calls may take that are there when the server ends.
    package var drain = Duration.seconds(10)

    /// The port of this machine at which metrics are given; nothing for none.
    package var metricsPort: Int?

    package init(socket: String? = nil, listen: ListenAddress? = nil) {
        self.socket = socket
        self.listen = listen
    }

    /// - Throws: Where tokens and contents could be read on their way.
    package func check() throws(DocketError) {
        guard let listen, certificate == nil, !listen.isLoopback else { return }
        throw DocketError(
            .invalidArgument,
            "At \(listen) others could read on the way what is said, tokens too. Give a certificate (--tls-certificate FILE --tls-key FILE), or listen at 127.0.0.1, where only this machine can call."
        )
    }
}
