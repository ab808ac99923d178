package import Foundation
import Synchronization

/// A file that lines are added to, by several processes at once. It is the user's alone, and has a bounded size: when it
/// is full it becomes `NAME.1`, in the place of the one before.
///
/// Nothing here fails a command: what cannot be written is lost.
package final class LogFile: Sendable {
    private let path: String
    private let maximumBytes: Int?
    private let descriptor = Mutex<Int32?>(nil)

    /// - Parameter maximumBytes: Beyond them a new file is begun; without them it grows.
    package init(_ url: URL, maximumBytes: Int?) {
        path = url.path
        self.maximumBytes = maximumBytes
    }

    deinit {
        descriptor.withLock { descriptor in
            if let descriptor { close(descriptor) }
        }
    }

    /// Adds a line in one write, so that lines of several processes never mix.
    package func append(_ line: String) {
        descriptor.withLock { descriptor in
            if descriptor == nil { descriptor = open() }
            guard let descriptor else { return }
            _ = Array("\(line)\n".utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        }
    }

    private func open() -> Int32? {
        if let maximumBytes, size > maximumBytes { rename(path, path + ".1") }
        // What is no plain file, a pipe for instance, is never waited for.
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        var opened = Foundation.open(path, flags, 0o600)
        if opened < 0, errno == ENOENT {
            // Whether there is a folder now is shown by opening the file in it.
            try? FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            opened = Foundation.open(path, flags, 0o600)
        }
        guard opened >= 0 else { return nil }
        var status = stat()
        guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            return nil
        }
        return opened
    }

    private var size: Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}
