import DocketDomain
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The file in a workspace's folder that makes it a node: where its log is, and what the node calls itself.
struct NodeFile: Sendable {
    let address: LogAddress
    /// What the ids of this node's processes begin with in the log.
    let name: String

    static let fileName = "node.json"

    /// A name for a new node.
    ///
    /// - Parameter id: What nobody else has.
    init(_ address: LogAddress, id: String) {
        self.address = address
        name = "n" + StableDigest.sha256(Array(id.utf8)).prefix(12)
    }

    /// - Returns: Nothing where the folder's workspace has a log of its own.
    /// - Throws: `permissionDenied` where others may read the file: it may have a password in it.
    init?(in folder: URL) throws(DocketError) {
        let path = folder.appendingPathComponent(Self.fileName).path
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        guard status.st_mode & 0o077 == 0 else {
            throw DocketError(
                .permissionDenied,
                "\(path) can be read by others, and it may have a password in it: `chmod 600 \(Self.fileName)`.")
        }
        guard status.st_size < 65_536, let bytes = FileManager.default.contents(atPath: path),
            let json = try? JSON(parsing: Array(bytes)), let url = json["log"]?.string,
            let name = json["name"]?.string, Self.isName(name)
        else {
            throw DocketError(
                .corrupt,
                "\(path) does not say where the workspace's log is. It holds {\"log\": \"postgres://…\", \"name\": \"n…\"}."
            )
        }
        address = try LogAddress(url)
        self.name = name
    }

    /// Makes the file. It is there whole, or not at all.
    ///
    /// - Throws: `alreadyExists` where there is one.
    func make(in folder: URL) throws(DocketError) {
        let path = folder.appendingPathComponent(Self.fileName).path
        let part = "\(path).\(name).part"
        let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.unwritable(path) }
        let json: JSON = ["log": .string(address.url), "name": .string(name)]
        let bytes = Array((json.serialized(sortedKeys: true) + "\n").utf8)
        defer { unlink(part) }
        let isWritten = write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten else { throw Self.unwritable(path) }
        guard link(part, path) == 0 else {
            guard errno == EEXIST else { throw Self.unwritable(path) }
            throw DocketError(.alreadyExists, "\(folder.path) has a log elsewhere already: see `docket node status`.")
        }
    }

    private static func isName(_ name: String) -> Bool {
        name.hasPrefix("n") && name.utf8.count <= 40
            && name.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (48...57).contains($0) }
    }

    private static func unwritable(_ path: String) -> DocketError {
        DocketError(.unavailable, "\(path) cannot be written. Check the rights of its folder.")
    }
}
