import DocketDomain
import DocketServer
import Foundation
import TestSupport
import Testing

struct SocketFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: [(false, 0o600), (true, 0o660)])
    func itsRightsAreItsOwners(groupAccess: Bool, rights: Int) throws {
        let file = try SocketFile(listeningAt: folder.path("s"), groupAccess: groupAccess)
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == rights)
        file.remove()
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test func aSecondServerIsRefused() async throws {
        let office = try await ServedOffice()
        try await office.serve { _, office in
            let failure = await failure { try SocketFile(listeningAt: office.socket, groupAccess: false) }
            #expect(failure?.code == .alreadyExists)
            #expect(failure?.message.contains("listens") == true)
        }
        #expect(!FileManager.default.fileExists(atPath: office.socket))
    }

    @Test func whatADeadServerHasLeftIsReplaced() throws {
        let path = folder.path("s")
        try Self.leaveSocket(at: path)
        let file = try SocketFile(listeningAt: path, groupAccess: false)
        file.remove()
    }

    @Test func whatIsNoSocketIsLeftAlone() throws {
        try folder.write("mine", to: "s")
        #expect(refusal { try SocketFile(listeningAt: folder.path("s"), groupAccess: false) } == .alreadyExists)
        #expect(try String(contentsOf: folder.file("s"), encoding: .utf8) == "mine")
    }

    @Test(arguments: [0o770, 0o707, 0o1777])
    func aFolderThatOthersMayWriteToIsRefused(rights: Int) throws {
        try FileManager.default.createDirectory(at: folder.file("open"), withIntermediateDirectories: false)
        try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: folder.path("open"))
        #expect(refusal { try SocketFile(listeningAt: folder.path("open/s"), groupAccess: true) } == .permissionDenied)
    }

    @Test func aPathThatIsNoneIsRefused() {
        #expect(refusal { try SocketFile(listeningAt: "", groupAccess: false) } == .invalidArgument)
        #expect(refusal { try SocketFile(listeningAt: folder.path("missing/s"), groupAccess: false) } == .notFound)
        let long = folder.path(String(repeating: "s", count: 200))
        #expect(refusal { try SocketFile(listeningAt: long, groupAccess: false) } == .invalidArgument)
    }

    @Test func anotherServersSocketIsNotTakenAway() throws {
        let path = folder.path("s")
        let file = try SocketFile(listeningAt: path, groupAccess: false)
        try FileManager.default.removeItem(atPath: path)
        try folder.write("another", to: "s")
        file.remove()
        #expect(FileManager.default.fileExists(atPath: path))
    }

    /// What a process leaves that ends without tidying up.
    private static func leaveSocket(at path: String) throws {
        let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let bound = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
    }
}
