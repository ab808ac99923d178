package import DocketDomain
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An open folder: names are looked up in it and nowhere else, whatever symbolic links somebody puts beside them.
package final class Folder: Sendable {
    package let descriptor: Int32
    package let path: String

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    /// Opens a folder by its path, which must not be a symbolic link, or makes it.
    package static func open(_ path: String, creating: Bool = false) throws(DocketError) -> Folder {
        if creating, mkdir(path, 0o700) != 0, errno != EEXIST {
            throw DocketError.file(errno, "The folder \(path) cannot be made")
        }
        let descriptor = Foundation.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw DocketError.file(errno, "The folder \(path) cannot be opened") }
        return Folder(descriptor: descriptor, path: path)
    }

    /// Opens a folder in this one, or makes it.
    func folder(_ name: String, creating: Bool) throws(DocketError) -> Folder {
        if creating, mkdirat(descriptor, name, 0o700) != 0, errno != EEXIST {
            throw DocketError.file(errno, "The folder \(path)/\(name) cannot be made")
        }
        let inner = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        guard inner >= 0 else { throw DocketError.file(errno, "The folder \(path)/\(name) cannot be opened") }
        return Folder(descriptor: inner, path: "\(path)/\(name)")
    }

    /// Opens a file for reading; a symbolic link is not followed.
    func reading(_ name: String) throws(DocketError) -> FileHandle {
        let file = openat(descriptor, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { throw DocketError.file(errno, "\(path)/\(name) cannot be read") }
        return FileHandle(fileDescriptor: file, closeOnDealloc: true)
    }

    /// Removes a file; one that is not there is no error.
    package func remove(_ name: String) throws(DocketError) {
        guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
            throw DocketError.file(errno, "\(path)/\(name) cannot be removed")
        }
    }

    /// Removes a folder in this one with the files in it; what is no folder, or not there, is left alone.
    func removeFolder(_ name: String) throws(DocketError) {
        var status = stat()
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            return
        }
        let inner = try folder(name, creating: false)
        for file in try inner.names() { try inner.remove(file) }
        guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 || errno == ENOENT else {
            throw DocketError.file(errno, "\(path)/\(name) cannot be removed")
        }
    }

    /// The names in it, those that begin with a dot too, in order.
    package func names() throws(DocketError) -> [String] {
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let stream = fdopendir(copy) else {
            throw DocketError.file(errno, "The folder \(path) cannot be read")
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
                    String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Bytes of a regular file; nothing for anything else.
    func size(of name: String) -> Int? {
        var status = stat()
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Int(status.st_size)
    }

    /// Waits until the names in it are on the disk.
    func synchronize() {
        fsync(descriptor)
    }
}
