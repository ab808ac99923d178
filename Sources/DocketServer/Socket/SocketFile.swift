// Beside the packages of gRPC the compiler takes the members of `stat` for this module's.
import CoreFoundation
package import DocketDomain
import Foundation

/// A socket in a folder of this machine that listens, and that nobody but its owner, or the owner's group, can connect to.
package struct SocketFile: Sendable {
    package let path: String
    /// What listens; whoever takes it closes it.
    let descriptor: CInt
    /// Which file it is: another server may have put its own in the place by the time it is removed.
    private let identity: (device: UInt64, inode: UInt64)

    /// How many connections may wait to be taken.
    private static let backlog: CInt = 128

    /// Listens at a path. What a dead server has left there is replaced.
    ///
    /// - Throws: `alreadyExists` where a server listens there or something else has the name, `permissionDenied` where
    ///   others could put their own socket there, and `invalidArgument` where the path is none for a socket.
    package init(listeningAt path: String, groupAccess: Bool) throws(DocketError) {
        let address = try Self.address(path)
        let folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
        let lock = try Self.lock(folder.isEmpty ? "/" : folder)
        defer { close(lock) }
        try Self.makeRoom(at: path, address)
        let descriptor = Self.newSocket()
        guard descriptor >= 0 else { throw Self.failure("No socket can be made", path) }
        var isListening = false
        defer { if !isListening { close(descriptor) } }
        guard Self.call(bind, descriptor, address) == 0 else { throw Self.failure("Nothing can listen", path) }
        // Nobody can connect before it listens: by then its rights are right.
        var status = stat()
        guard chmod(path, groupAccess ? 0o660 : 0o600) == 0, lstat(path, &status) == 0,
            listen(descriptor, Self.backlog) == 0
        else {
            let failure = Self.failure("Nothing can listen", path)
            unlink(path)
            throw failure
        }
        isListening = true
        self.path = path
        self.descriptor = descriptor
        identity = (UInt64(status.st_dev), UInt64(status.st_ino))
    }

    /// Takes the socket away, unless another server's has come into its place.
    package func remove() {
        var status = stat()
        guard lstat(path, &status) == 0, identity == (UInt64(status.st_dev), UInt64(status.st_ino)) else { return }
        unlink(path)
    }

    // MARK: What is there

    /// Holds a folder, so that of two servers that start at once one sees the other; it is released by closing.
    private static func lock(_ folder: String) throws(DocketError) -> CInt {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw DocketError(
                .notFound, "The folder \(folder) cannot be opened. Make it, for yourself alone: mkdir -m 700 \(folder)",
                cause: String(cString: strerror(errno)))
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else {
            close(descriptor)
            throw DocketError(
                .permissionDenied,
                "The folder \(folder) is not yours alone to write to: others could put a socket of theirs there. Name a socket in one that is (chmod go-w, chown)."
            )
        }
        while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
        return descriptor
    }

    private static func makeRoom(at path: String, _ address: sockaddr_un) throws(DocketError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw DocketError(.alreadyExists, "\(path) is there already, and no socket. Name another place.")
        }
        let probe = newSocket()
        guard probe >= 0 else { throw failure("No socket can be made", path) }
        defer { close(probe) }
        guard call(connect, probe, address) != 0, errno != EAGAIN else {
            throw DocketError(
                .alreadyExists, "A server listens at \(path) already. End it first, or name another socket.")
        }
        guard errno == ECONNREFUSED else { throw failure("The socket that is there cannot be asked", path) }
        guard unlink(path) == 0 else { throw failure("What a dead server has left cannot be removed", path) }
    }

    private static func newSocket() -> CInt {
        #if os(Linux)
            socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        #else
            socket(AF_UNIX, SOCK_STREAM, 0)
        #endif
    }

    private static func call(
        _ function: (CInt, UnsafePointer<sockaddr>, socklen_t) -> CInt, _ descriptor: CInt, _ address: sockaddr_un
    ) -> CInt {
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                function(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func address(_ path: String) throws(DocketError) -> sockaddr_un {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard !bytes.isEmpty, bytes.count < room, !bytes.contains(0), bytes.last != UInt8(ascii: "/") else {
            throw DocketError(
                .invalidArgument, "The path of a socket has 1 to \(room - 1) bytes; \(path) has \(bytes.count).")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return address
    }

    private static func failure(_ words: String, _ path: String) -> DocketError {
        let reason = String(cString: strerror(errno))
        return DocketError(.unavailable, "\(words): \(path): \(reason).", cause: reason)
    }
}
