package import Foundation

/// The files that docket reads at run time. They lie in a folder beside the program, wherever both were copied to.
package enum Resources {
    /// The file of that name.
    ///
    /// The folder is looked for beside the real program, also where that was started through a symbolic link.
    /// `Bundle.module` would do instead, but it ends the program where the folder is missing, and remembers the folder
    /// in which docket was built.
    package static func url(of name: String) throws(MissingResource) -> URL {
        let program =
            Bundle.main.executableURL?.resolvingSymlinksInPath() ?? URL(fileURLWithPath: CommandLine.arguments[0])
        let folder = program.deletingLastPathComponent().appendingPathComponent(folderName, isDirectory: true)
        let file = folder.appendingPathComponent(name)
        guard FileManager.default.isReadableFile(atPath: file.path) else {
            throw MissingResource(name: name, folder: folder)
        }
        return file
    }

    #if os(Linux)
        private static let folderName = "docket_Resources.resources"
    #else
        private static let folderName = "docket_Resources.bundle"
    #endif
}

/// A file of docket's own that is not where it belongs.
package struct MissingResource: Error, Hashable, Sendable, CustomStringConvertible {
    package let name: String
    package let folder: URL

    package var description: String {
        "docket's own file \(name) is missing from \(folder.path). Copy that folder together with the program."
    }
}
