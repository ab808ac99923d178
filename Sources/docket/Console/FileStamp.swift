import Foundation

/// What tells whether somebody has written to a file.
struct FileStamp: Equatable {
    let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    /// Nothing for what is no regular file.
    init?(_ descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        size = Int(status.st_size)
        #if canImport(Darwin)
            let changed = status.st_mtimespec
        #else
            let changed = status.st_mtim
        #endif
        (seconds, nanoseconds) = (changed.tv_sec, changed.tv_nsec)
    }
}
