package import DocketDomain
package import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file on its way to its place: written beside it, and given its name only when it is whole.
package final class FileDelivery {
    private let folder: Folder
    private let name: String
    private let partial: String
    private var descriptor: Int32

    /// Begins the file.
    ///
    /// - Parameter mode: Its rights; the process's mask applies.
    package init(to name: String, in folder: Folder, mode: mode_t = 0o600) throws(DocketError) {
        self.folder = folder
        self.name = name
        // The mark is random, so that two deliveries to one place do not meet.
        partial = ".\(name.prefix(100)).\(UInt64.random(in: 0 ... .max)).partial"
        descriptor = try folder.making(partial, mode: mode)
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unlinkat(folder.descriptor, partial, 0)
    }

    /// Adds bytes.
    package func write(_ bytes: Data) throws(DocketError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw DocketError.file(errno, "\(folder.path)/\(name) cannot be written")
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Gives the file its name; what had that name is replaced.
    package func finish() throws(DocketError) {
        guard fsync(descriptor) == 0 else {
            throw DocketError.file(errno, "\(folder.path)/\(name) cannot be written")
        }
        try folder.rename(partial, to: name)
        close(descriptor)
        descriptor = -1
        folder.synchronize()
    }
}
