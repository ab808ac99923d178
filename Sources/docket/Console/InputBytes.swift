import DocketDomain
import Foundation

/// What a user hands in: a file, or standard input.
enum InputBytes {
    /// Reads a file, or standard input where the path is `-`.
    ///
    /// - Throws: `notFound` where there is no such file, `resourceExhausted` beyond the limit.
    static func read(_ path: String, atMost limit: Int) throws(DocketError) -> Data {
        guard path != "-" else { return try read(STDIN_FILENO, "Standard input", atMost: limit) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            throw errno == EACCES
                ? DocketError(.permissionDenied, "\(path) cannot be read: \(reason). Check its rights.")
                : DocketError(.notFound, "\(path) cannot be read: \(reason).")
        }
        defer { close(descriptor) }
        guard isFile(descriptor) else {
            throw DocketError(.invalidArgument, "\(path) is a device; only files and pipes are read.")
        }
        let before = FileStamp(descriptor)
        let bytes = try read(descriptor, path, atMost: limit)
        guard FileStamp(descriptor) == before else {
            throw DocketError(
                .conflict,
                "\(path) was changed while it was read, and nothing was made of it. Try again when it is complete.")
        }
        return bytes
    }

    /// Whether it ends: a device need not, unless somebody types into it.
    private static func isFile(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && (status.st_mode & S_IFMT != S_IFCHR || isatty(descriptor) == 1)
    }

    private static func read(_ descriptor: Int32, _ name: String, atMost limit: Int) throws(DocketError) -> Data {
        var bytes = Data()
        // What is known to come needs no room twice over.
        bytes.reserveCapacity(min(limit, FileStamp(descriptor)?.size ?? 0))
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                let isFolder = errno == EISDIR
                throw DocketError(
                    isFolder ? .invalidArgument : .unavailable,
                    "\(name) cannot be read: \(String(cString: strerror(errno))).")
            }
            bytes.append(contentsOf: buffer[..<count])
            guard bytes.count <= limit else {
                throw DocketError(
                    .resourceExhausted,
                    "\(name) has more than \(limit) bytes, the most that fits here. Split it, or attach it as a file."
                )
            }
        }
    }
}
