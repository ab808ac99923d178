package import DocketDomain
package import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The folder `exports/` of a workspace. No symbolic link is followed in it, the folder itself included.
package struct LocalStorage: ExportStorage {
    private let root: URL

    package init(root: URL) {
        self.root = root
    }

    package var name: String { "local" }

    package func put(_ file: URL, as key: StorageKey, mediaType: String) async throws(DocketError) {
        let (folder, name) = try place(of: key, creating: true)
        guard renameat(AT_FDCWD, file.path, folder.descriptor, name) == 0 else {
            throw DocketError.file(errno, "\(folder.path)/\(name) cannot be made")
        }
        folder.synchronize()
    }

    package func get(_ key: StorageKey, _ body: (Data) throws(DocketError) -> Void) async throws(DocketError) {
        let (folder, name) = try place(of: key)
        try Self.copy(try folder.reading(name), "\(folder.path)/\(name)", body)
    }

    package func url(of key: StorageKey, expiresIn: Duration, fileName: String?) async throws(DocketError) -> URL {
        let (folder, name) = try place(of: key)
        guard folder.size(of: name) != nil else {
            throw DocketError(.notFound, "The file \(folder.path)/\(name) is not there any more. Export again.")
        }
        return url(of: key)
    }

    package func path(of key: StorageKey) -> String? { url(of: key).path }

    /// A second name for the file, in a folder beside it; its own path where the file system gives no second names.
    package func readablePath(of key: StorageKey, fileName: String) throws(DocketError) -> String? {
        let (folder, name) = try place(of: key)
        guard folder.size(of: name) != nil else {
            throw DocketError(.notFound, "The file \(folder.path)/\(name) is not there any more. Export again.")
        }
        let readable = try folder.folder(Self.readableFolder(of: name), creating: true)
        try readable.remove(fileName)
        guard linkat(folder.descriptor, name, readable.descriptor, fileName, 0) == 0 else { return path(of: key) }
        return "\(readable.path)/\(fileName)"
    }

    /// The name without its ending.
    private static func readableFolder(of name: String) -> String {
        String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
    }

    package func delete(_ key: StorageKey) async throws(DocketError) {
        do {
            let (folder, name) = try place(of: key)
            try folder.removeFolder(Self.readableFolder(of: name))
            try folder.remove(name)
        } catch {
            guard error.code == .notFound else { throw error }
        }
    }

    package func list(prefix: String) async throws(DocketError) -> [StoredFile] {
        let top: Folder
        do {
            top = try Folder.open(root.path)
        } catch {
            guard error.code == .notFound else { throw error }
            return []
        }
        var found: [StoredFile] = []
        for user in try top.names() where !user.hasPrefix(".") {
            // What is no folder, or another account's, holds no exports of ours.
            guard let folder = try? top.folder(user, creating: false) else { continue }
            for name in try folder.names() {
                guard let key = StorageKey(parsing: "\(user)/\(name)"), key.description.hasPrefix(prefix),
                    let bytes = folder.size(of: name)
                else { continue }
                found.append(StoredFile(key: key, bytes: bytes))
            }
        }
        return found.sorted { $0.key < $1.key }
    }

    private func url(of key: StorageKey) -> URL {
        key.parts.reduce(root) { $0.appendingPathComponent($1, isDirectory: false) }
    }

    /// The folder that a key names, and the file's name in it.
    private func place(of key: StorageKey, creating: Bool = false) throws(DocketError) -> (Folder, String) {
        var folder = try Folder.open(root.path, creating: creating)
        for part in key.parts.dropLast() { folder = try folder.folder(part, creating: creating) }
        return (folder, key.parts.last ?? "")
    }

    private static func copy(
        _ source: FileHandle, _ path: String, _ body: (Data) throws(DocketError) -> Void
    ) throws(DocketError) {
        while true {
            let part: Data?
            do {
                part = try source.read(upToCount: 1 << 20)
            } catch {
                throw DocketError(.unavailable, "\(path) cannot be read.", cause: "\(error)")
            }
            guard let part, !part.isEmpty else { return }
            try body(part)
        }
    }
}
