import DocketDomain
import Foundation
import GRPCCore
import TestSupport
import Testing

@testable import DocketServer

struct NetworkTests {
    @Test(arguments: [
        ("127.0.0.1:0", true), ("127.8.9.1:50051", true), ("[::1]:1", true), ("localhost:80", true),
        ("0.0.0.0:50051", false), ("[::]:50051", false), ("192.0.2.7:1", false),
        ("[::ffff:127.0.0.1]:1", false),
        ("128.0.0.1:1", false),
    ])
    func anAddressIsReadAndKnownForThisMachinesOwn(text: String, isLoopback: Bool) throws {
        let address = try ListenAddress(text)
        #expect(address.isLoopback == isLoopback)
        #expect(address.description == text.replacing("localhost", with: "127.0.0.1"))
    }

    @Test(arguments: [
        "", ":", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "127.0.0.1:-1", "::1:80",
        "[127.0.0.1]:80",
        "example.com:80", ":80", "127.1:80", "/tmp/x:80", "[::1:80",
    ])
    func whatIsNoAddressIsRefused(text: String) {
        #expect(refusal { try ListenAddress(text) } == .invalidArgument)
    }

    @Test func beyondThisMachineNothingIsSaidInPlainText() async throws {
        let office = try await ServedOffice()
        for address in ["0.0.0.0:0", "[::]:0", "192.0.2.7:0"] {
            let server = try await office.server { $0.listen = try? ListenAddress(address) }
            let told = await failure { try await server.run() }
            #expect(told?.code == .invalidArgument && told?.message.contains("--tls-certificate") == true)
        }
        let files = try TestCertificate().write(into: office.folder)
        try await office.serve({
            $0.listen = try? ListenAddress("0.0.0.0:0")
            $0.certificate = files
        }) { _, office in #expect(office.port != nil) }
    }

    @Test func whatIsSaidIsEncryptedWithACertificateThatIsReadAnew() async throws {
        let office = try await ServedOffice()
        let (first, second) = (try TestCertificate(), try TestCertificate())
        let files = try first.write(into: office.folder)
        let token = try await office.token(of: "max")
        try await office.serve({
            $0.listen = try? ListenAddress("127.0.0.1:0")
            $0.certificate = files
            $0.certificatePeriod = .milliseconds(100)
        }) { _, office in
            let shown = "Bearer \(token.text)"
            try await office.call(showing: shown, roots: first.roots) { #expect(await Self.isTaken($0)) }
            try await office.call(showing: nil, roots: first.roots) { nobody in
                #expect(
                    await callRefusal { try await nobody.chats.listChats(.init()) }?.code == .unauthenticated)
            }
            for roots in [second.roots, nil] {
                try await office.call(showing: shown, roots: roots) { #expect(await !Self.isTaken($0)) }
            }
            // Half of a pair is not taken.
            try second.key.write(toFile: files.key, atomically: true, encoding: .utf8)
            try await Task.sleep(for: .milliseconds(300))
            try await office.call(showing: shown, roots: first.roots) { #expect(await Self.isTaken($0)) }
            try second.write(into: office.folder)
            for attempt in 0..<600 {
                try await Task.sleep(for: .milliseconds(100))
                let isTaken = Noted<Bool>()
                try await office.call(showing: shown, roots: second.roots) {
                    isTaken.add(await Self.isTaken($0))
                }
                if isTaken.all == [true] { break }
                #expect(attempt < 599)
            }
            try await office.call(showing: shown, roots: first.roots) { #expect(await !Self.isTaken($0)) }
        }
    }

    /// Whether a call is answered.
    private static func isTaken(_ caller: ServedOffice.Caller) async -> Bool {
        var options = CallOptions.defaults
        options.timeout = .seconds(60)
        options.waitForReady = false
        let answered = options
        return await callRefusal { try await caller.chats.listChats(.init(), options: answered) } == nil
    }

    @Test func aCertificateThatCannotBeUsedIsTold() async throws {
        let office = try await ServedOffice()
        let (one, other) = (try TestCertificate(), try TestCertificate())
        let files = try one.write(into: office.folder)
        try other.key.write(toFile: files.key, atomically: true, encoding: .utf8)
        let missing = CertificateFiles(certificate: office.folder.path("none"), key: files.key)
        for wrong in [files, missing] {
            let server = try await office.server {
                $0.listen = try? ListenAddress("127.0.0.1:0")
                $0.certificate = wrong
            }
            let told = await failure { try await server.run() }
            #expect(told?.code == .configuration && told?.message.contains(wrong.certificate) == true)
        }
        #expect(!FileManager.default.fileExists(atPath: office.socket))
    }

    @Test func anAddressThatIsTakenIsToldAndLeavesNoSocket() async throws {
        let (office, other) = (try await ServedOffice(), try await ServedOffice())
        try await office.serve({ $0.listen = try? ListenAddress("127.0.0.1:0") }) { _, office in
            let port = try #require(office.port)
            let second = try await other.server { $0.listen = try? ListenAddress("127.0.0.1:\(port)") }
            let told = await failure { try await second.run() }
            #expect(told?.code == .unavailable && told?.message.contains("127.0.0.1:\(port)") == true)
            #expect(!FileManager.default.fileExists(atPath: other.socket))
        }
    }

    @Test func aServerTakesCallsAtBothPlaces() async throws {
        let office = try await ServedOffice()
        let token = try await office.token(of: "max")
        try await office.serve({ $0.listen = try? ListenAddress("127.0.0.1:0") }) { _, office in
            try await office.call(as: "max") { #expect(await Self.isTaken($0)) }
            #expect(office.port != nil)
        }
        try await office.serve({
            $0.listen = try? ListenAddress("127.0.0.1:0")
            $0.socket = nil
        }) { _, office in
            #expect(!FileManager.default.fileExists(atPath: office.socket))
            try await office.call(by: token) { #expect(await Self.isTaken($0)) }
        }
    }
}
