import DocketDomain
import Foundation
import Testing

@Suite struct ServeCommandTests {
    @Test func itServesAtItsSocketUntilItIsInterrupted() async throws {
        let sandbox = try await Sandbox()
        let folder = sandbox.folder.appendingPathComponent("s")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let socket = folder.appendingPathComponent("docket.sock").path
        let server = try Running(["serve", "--socket", socket, "--json"], in: sandbox)
        let line = try await server.line { $0.hasPrefix("{") }
        #expect(try JSON(parsing: line)["socket"]?.string == socket)
        let attributes = try FileManager.default.attributesOfItem(atPath: socket)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        let second = try await sandbox.run("serve", "--socket", socket)
        #expect(second.status == 73 && second.complaint.contains("listens"))
        server.interrupt()
        #expect(await server.ended() == 0)
        #expect(!FileManager.default.fileExists(atPath: socket))
    }

    @Test func aFolderThatOthersMayWriteToIsRefused() async throws {
        let sandbox = try await Sandbox()
        let folder = sandbox.folder.appendingPathComponent("s")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        let refused = try await sandbox.run("serve", "--socket", folder.appendingPathComponent("x").path)
        #expect(refused.status == 77)
        #expect(try await sandbox.run("serve").status == 64)
        #expect(try await sandbox.run("serve", "--socket", "x", "--metrics", "0").status == 64)
    }

    @Test func itServesAtAnAddressOfThisMachineAndElsewhereOnlyWithACertificate() async throws {
        let sandbox = try await Sandbox()
        let server = try Running(["serve", "--listen", "127.0.0.1:0", "--json"], in: sandbox)
        let line = try JSON(parsing: try await server.line { $0.hasPrefix("{") })
        #expect(line["socket"] == .null && line["tls"] == false)
        let address = try #require(line["listen"]?.string)
        #expect(address.hasPrefix("127.0.0.1:") && address != "127.0.0.1:0")
        let second = try await sandbox.run("serve", "--listen", address)
        #expect(second.status == 69 && second.complaint.contains(address))
        server.interrupt()
        #expect(await server.ended() == 0)
        let plain = try await sandbox.run("serve", "--listen", "0.0.0.0:0")
        #expect(plain.status == 65 && plain.complaint.contains("--tls-certificate"))
        #expect(try await sandbox.run("serve", "--listen", "example.com:1").status == 65)
        let none = ["--tls-certificate", "/none.pem", "--tls-key", "/none.pem"]
        #expect(try await sandbox.run(["serve", "--listen", "0.0.0.0:0"] + none).status == 78)
        for wrong in [
            ["--listen", "127.0.0.1:0", "--tls-key", "k"], ["--socket", "s"] + none,
            ["--listen", "127.0.0.1:0", "--group-access"], ["--listen", "127.0.0.1:0", "--user-rate=-1"],
        ] {
            #expect(try await sandbox.run(["serve"] + wrong).status == 64, "\(wrong)")
        }
    }
}
