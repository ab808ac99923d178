package import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A receiver of webhooks on this machine. It has threads of its own, so that waiting keeps no test from going on.
package final class HookServer: Sendable {
    package struct Request: Sendable {
        /// Names in lower case.
        package let headers: [String: String]
        package let body: Data
    }

    private let listener: Int32
    private let received = Mutex<[Request]>([])
    private let answer: @Sendable (_ request: Request, _ earlier: Int) -> Int
    package let port: UInt16

    /// - Parameter answer: The status for a request, by how many came before it.
    package init(_ answer: @escaping @Sendable (_ request: Request, _ earlier: Int) -> Int = { _, _ in 200 }) throws {
        self.answer = answer
        #if canImport(Glibc)
            listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            listener = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
        Thread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                guard let self else {
                    close(connection)
                    return
                }
                Thread { self.serve(connection) }.start()
            }
        }.start()
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    package var url: String { "http://127.0.0.1:\(port)/hook" }

    package var requests: [Request] { received.withLock { $0 } }

    /// Waits until that many requests have come.
    package func requests(atLeast count: Int) async throws -> [Request] {
        while true {
            let requests = requests
            if requests.count >= count { return requests }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// One request on a connection.
    private func serve(_ connection: Int32) {
        defer { close(connection) }
        guard let request = Self.read(connection) else { return }
        let earlier = received.withLock { received in
            received.append(request)
            return received.count - 1
        }
        let status = answer(request, earlier)
        let reply = "HTTP/1.1 \(status) Answer\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        _ = Array(reply.utf8).withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
    }

    private static func read(_ connection: Int32) -> Request? {
        var bytes = Data()
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            if let request = request(in: bytes) { return request }
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            bytes.append(contentsOf: buffer[..<count])
        }
    }

    private static func request(in bytes: Data) -> Request? {
        guard let end = bytes.firstRange(of: Data("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n").dropFirst()
        var headers: [String: String] = [:]
        for line in lines {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
        }
        let body = bytes[end.upperBound...]
        let length = Int(headers["content-length"] ?? "") ?? 0
        return body.count >= length ? Request(headers: headers, body: Data(body.prefix(length))) : nil
    }
}
