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
    }
}
