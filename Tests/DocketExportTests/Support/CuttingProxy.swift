import Foundation
import Synchronization
import TestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Stands before a server and lets connections break: what a server that dies in the middle looks like.
final class CuttingProxy: Sendable {
    let port: Int
    private let listener: Int32
    private let target: Int
    /// How many more connections are cut.
    private let cuts: Mutex<Int>
    private let clientBytes: Int?
    private let serverBytes: Int?

    /// - Parameters:
    ///   - cuts: How many connections are cut; the others go through.
    ///   - clientBytes: After how many bytes of the client.
    ///   - serverBytes: After how many bytes of the server.
    init(
        to target: Int, cuts: Int, afterClientBytes clientBytes: Int? = nil, afterServerBytes serverBytes: Int? = nil
    )
        throws
    {
        (listener, port) = try LoopbackSocket.bound()
        self.target = target
        self.cuts = Mutex(cuts)
        self.clientBytes = clientBytes
        self.serverBytes = serverBytes
        listen(listener, 16)
        Thread.detachNewThread { [listener] in
            while case let client = accept(listener, nil, nil), client >= 0 { self.serve(client) }
        }
    }

    /// How many connections are still to be cut.
    var remaining: Int { cuts.withLock { $0 } }

    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func serve(_ client: Int32) {
        guard let server = LoopbackSocket.connected(to: target) else {
            close(client)
            return
        }
        let isCut = cuts.withLock { cuts in
            guard cuts > 0 else { return false }
            cuts -= 1
            return true
        }
        let ends = Ends(client: client, server: server)
        Thread.detachNewThread { ends.pump(client, server, isCut ? self.clientBytes : nil) }
        Thread.detachNewThread { ends.pump(server, client, isCut ? self.serverBytes : nil) }
    }

    /// Both ends of a connection; they are closed when both directions are done.
    private final class Ends: Sendable {
        let client: Int32
        let server: Int32
        private let open = Mutex(2)

        init(client: Int32, server: Int32) {
            self.client = client
            self.server = server
        }

        func pump(_ source: Int32, _ target: Int32, _ limit: Int?) {
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            var passed = 0
            while case let count = recv(source, &buffer, buffer.count, 0), count > 0 {
                let allowed = limit.map { min(count, max(0, $0 - passed)) } ?? count
                passed += count
                var sent = 0
                while sent < allowed {
                    let count = buffer[sent...].withUnsafeBytes {
                        send(target, $0.baseAddress, allowed - sent, Int32(MSG_NOSIGNAL))
                    }
                    if count <= 0 { break }
                    sent += count
                }
                if let limit, passed >= limit {
                    reset()
                    break
                }
            }
            shutdown(source, Int32(SHUT_RDWR))
            shutdown(target, Int32(SHUT_RDWR))
            let isLast = open.withLock { open in
                open -= 1
                return open == 0
            }
            guard isLast else { return }
            close(client)
            close(server)
        }

        /// What is closed now says RST, as when a process has died with bytes unread.
        private func reset() {
            var option = linger(l_onoff: 1, l_linger: 0)
            for end in [client, server] {
                setsockopt(end, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
            }
        }
    }
}
