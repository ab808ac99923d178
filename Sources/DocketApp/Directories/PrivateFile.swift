import Foundation

/// Small files of the user's own: read only where they are plain files, and written whole or not at all.
enum PrivateFile {
    /// The bytes of a file; nil where there is none. What is no plain file, a pipe for instance, is never waited for.
    ///
    /// - Throws: `PrivateFileError`, also where it has more bytes than the limit.
    static func read(_ url: URL, atMost limit: Int) throws -> Data? {
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw PrivateFileError.failed(String(cString: strerror(errno)))
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw PrivateFileError.isNoFile
        }
        let bytes = try handle.read(upToCount: limit + 1) ?? Data()
        guard bytes.count <= limit else { throw PrivateFileError.isTooLarge }
        return bytes
    }

    /// Puts a file in the place of the one before, readable for its owner only. Its folder is made where there is none.
    static func write(_ bytes: Data, to url: URL) throws {
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let beside = url.path + ".\(UUID().uuidString).part"
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw PrivateFileError.failed(String(cString: strerror(errno))) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: bytes)
            guard rename(beside, url.path) == 0 else {
                throw PrivateFileError.failed(String(cString: strerror(errno)))
            }
        } catch {
            // Why it could not be written is told; what was begun is in nobody's way.
            unlink(beside)
            throw error
        }
    }
}

/// Why a small file can't be read or written.
enum PrivateFileError: Error, CustomStringConvertible {
    case isNoFile
    case isTooLarge
    case failed(String)

    var description: String {
        switch self {
        case .isNoFile: "it is no plain file"
        case .isTooLarge: "it is too large"
        case .failed(let reason): reason
        }
    }
}
