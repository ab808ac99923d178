package import DocketDomain
package import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where a user wants a copy of an export: a file, or a folder in which it gets its own name.
///
/// The folders of the path are the user's word, and are followed as any program follows them. What is derived from
/// content, the name in a chosen folder, is one name without slashes; and at the place itself a symbolic link is never
/// written through: the link is replaced by the file.
package enum ExportPlace: Hashable, Sendable {
    case file(URL)
    case folder(URL)

    /// - Parameter path: One that ends with a slash, or names a folder, is a folder.
    /// - Throws: `failedPrecondition` for a symbolic link to a folder: whether it or the folder is meant, the slash
    ///   tells.
    package init(path: String) throws(DocketError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw DocketError(.invalidArgument, "The path is empty. Name a file or a folder.")
        }
        let url = URL(fileURLWithPath: path)
        guard !Self.isOfDevices(url) else {
            throw DocketError(
                .invalidArgument,
                "\(path) is a device of the system and no place for a file. `--out -` prints to standard output.")
        }
        let last = path.split(separator: "/").last
        if path.hasSuffix("/") || last == "." || last == ".." || last == nil {
            self = .folder(url)
            return
        }
        var status = stat()
        guard lstat(path, &status) == 0 else {
            self = .file(url)
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: self = .folder(url)
        case S_IFLNK where stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR:
            throw DocketError(
                .failedPrecondition,
                "\(path) is a symbolic link to a folder. Write \(path)/ to put the file into that folder.")
        case S_IFLNK, S_IFREG: self = .file(url)
        default:
            throw DocketError(.alreadyExists, "\(path) is no regular file and is not replaced. Name another one.")
        }
    }

    /// Refuses a place where nothing can be put: what can be told before there is something to put there.
    ///
    /// - Parameter name: What it would be called in a folder, where that is known.
    /// - Throws: `notFound` where there is no folder, `alreadyExists` where a file stands in its place,
    ///   `permissionDenied` where it cannot be written, `invalidArgument` for a name that no file can have.
    package func check(named name: String? = nil) throws(DocketError) {
        let folder =
            switch self {
            case .file(let url): url.deletingLastPathComponent()
            case .folder(let url): url
            }
        var status = stat()
        guard stat(folder.path, &status) == 0 else {
            guard errno == ENOENT else {
                throw .file(errno, "The folder \(folder.path) cannot be used")
            }
            throw DocketError(
                .notFound, "There is no folder \(folder.path). Make it first, or name another one.")
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw DocketError(.alreadyExists, "\(folder.path) is a file and no folder. Name another one.")
        }
        guard access(folder.path, W_OK | X_OK) == 0 else {
            let reason = errno == EROFS ? "it is read-only" : "you have no right to"
            throw DocketError(
                .permissionDenied, "Nothing can be written to \(folder.path): \(reason). Name another folder.")
        }
        if case .folder = self, let name { _ = try FileOutput(folder: folder, name: name) }
    }

    /// Whether what is put here would be a workspace's own file, or lie among its own: this workspace's or another's, as
    /// far as the folder's links tell.
    ///
    /// - Parameters:
    ///   - mark: The file that makes a folder a workspace.
    ///   - names: What the names of its own files and folders begin with.
    package func isOwn(ofFoldersWith mark: String, _ names: [String]) -> Bool {
        let place: String? =
            switch self {
            case .folder(let url): Self.real(url.path)
            case .file(let url):
                Self.real(url.deletingLastPathComponent().path).map { "\($0)/\(url.lastPathComponent)" }
            }
        guard let place else { return false }
        var folder = URL(fileURLWithPath: place)
        while folder.path != "/" {
            // Some file systems take names in any case for the same.
            let name = folder.lastPathComponent.lowercased()
            folder.deleteLastPathComponent()
            guard names.contains(where: { name.hasPrefix($0) }) else { continue }
            if access(folder.appendingPathComponent(mark).path, F_OK) == 0 { return true }
        }
        return false
    }

    /// A path without links; nothing where there is none.
    private static func real(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// Writes the file: whole, or not at all.
    ///
    /// A named file replaces the one that is there. In a folder nothing is replaced: the name gets a number.
    ///
    /// - Parameters:
    ///   - name: The name in a folder.
    ///   - body: Hands over the bytes.
    /// - Returns: The file's path.
    package func take(
        named name: String,
        _ body: (_ write: (Data) throws(DocketError) -> Void) async throws(DocketError) -> Void
    ) async throws(DocketError) -> String {
        switch self {
        case .file(let url):
            return try await write(
                FileOutput(
                    folder: url.deletingLastPathComponent(), name: url.lastPathComponent, replacesExisting: true), body)
        case .folder(let folder):
            var number = 1
            while true {
                let output = try FileOutput(folder: folder, name: Self.numbered(name, number))
                number += 1
                var status = stat()
                if lstat(output.path, &status) == 0 { continue }
                do {
                    return try await write(output, body)
                } catch {
                    guard error.code == .alreadyExists, number < 1000 else { throw error }
                }
            }
        }
    }

    private func write(
        _ output: FileOutput,
        _ body: (_ write: (Data) throws(DocketError) -> Void) async throws(DocketError) -> Void
    ) async throws(DocketError) -> String {
        let file = try UnfinishedFile(output)
        try await body { part throws(DocketError) in
            var failure: DocketError?
            part.withUnsafeBytes { bytes in
                do throws(DocketError) {
                    try file.write(bytes)
                } catch {
                    failure = error
                }
            }
            if let failure { throw failure }
        }
        try file.finish()
        return output.path
    }

    /// Whether the path leads into `/dev` or `/proc`: there `/dev/stdout` is a symbolic link, and replacing it would take
    /// it away from every program.
    private static func isOfDevices(_ url: URL) -> Bool {
        [url, url.deletingLastPathComponent()].contains { place in
            guard let path = real(place.path) else { return false }
            return ["/dev", "/proc"].contains { path == $0 || path.hasPrefix($0 + "/") } && !path.hasPrefix("/dev/shm")
        }
    }

    /// `Report.pdf`, `Report (2).pdf`, …
    private static func numbered(_ name: String, _ number: Int) -> String {
        guard number > 1 else { return name }
        guard let dot = name.lastIndex(of: ".") else { return "\(name) (\(number))" }
        var stem = name[..<dot]
        let end = " (\(number))\(name[dot...])"
        while stem.utf8.count + end.utf8.count > FileName.maximumBytes { stem.removeLast() }
        return stem + end
    }
}
