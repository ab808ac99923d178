import DocketDomain
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file beside its target that is renamed when it is whole, and is gone when it never was.
final class UnfinishedFile {
    let output: FileOutput
    let descriptor: Int32
    private let folder: Int32
    private let name: String
    private var isThere = true

    init(_ output: FileOutput) throws(DocketError) {
        self.output = output
        folder = open(output.folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw DocketError(writing: output, errno) }
        name = FileOutput.unfinishedPrefix + UUID().uuidString
        // Never through a link that somebody put there.
        descriptor = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let code = errno
            close(folder)
            throw DocketError(writing: output, code)
        }
    }

    deinit {
        if isThere { unlinkat(folder, name, 0) }
        close(descriptor)
        close(folder)
    }

    /// For libraries that open a file by its path.
    var path: String { "/dev/fd/\(descriptor)" }

    var size: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Writes all of these bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(DocketError) {
        var rest = bytes[...]
        while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
            let count = Foundation.write(descriptor, start, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw DocketError(writing: output, count < 0 ? errno : EIO) }
            rest = rest.dropFirst(count)
        }
    }

    /// Puts the file under its name, once it is safe on the disk.
    func finish() throws(DocketError) {
        guard fsync(descriptor) == 0 else { throw DocketError(writing: output, errno) }
        if output.replacesExisting {
            guard renameat(folder, name, folder, output.name) == 0 else { throw DocketError(writing: output, errno) }
        } else {
            guard linkat(folder, name, folder, output.name, 0) == 0 else { throw DocketError(writing: output, errno) }
            unlinkat(folder, name, 0)
        }
        isThere = false
        // The name as well: a folder that can't be synced is one whose system writes it at once.
        fsync(folder)
    }
}
