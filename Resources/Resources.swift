package import Foundation

/// The files that docket reads at run time. They lie near the program, wherever both were put.
package enum Resources {
    /// The file of that name.
    ///
    /// An installed program has them in `share/docket/resources` beside its own folder, a built one in a bundle in its
    /// own folder. `Bundle.module` would do for the latter, but it ends the program where the bundle is missing, and
    /// remembers the folder in which docket was built.
    package static func url(of name: String) throws(MissingResource) -> URL {
        try url(of: name, for: program)
    }

    /// The file of that name that belongs to a program at a path without symbolic links.
    static func url(of name: String, for program: URL) throws(MissingResource) -> URL {
        let folder = program.deletingLastPathComponent()
        let folders = [
            // Not the folder around it: in ~/.local that one is the user's workspace.
            folder.deletingLastPathComponent().appendingPathComponent("share/docket/resources", isDirectory: true),
            folder.appendingPathComponent(bundleName, isDirectory: true),
        ]
        let files = folders.map { $0.appendingPathComponent(name) }
        guard let file = files.first(where: { FileManager.default.isReadableFile(atPath: $0.path) }) else {
            throw MissingResource(name: name, folders: folders)
        }
        return file
    }

    #if os(Linux)
        private static let bundleName = "docket_Resources.resources"
        /// Asked of the kernel: the bundle of Foundation that would know it is dear to make.
        private static let programPath = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
        private static let bundleName = "docket_Resources.bundle"
        private static let programPath = Bundle.main.executableURL?.path
    #endif

    /// The program that runs, also where it was started through a symbolic link.
    private static let program = URL(fileURLWithPath: programPath ?? CommandLine.arguments[0])
        .resolvingSymlinksInPath()
}

/// A file of docket's own that is not where it belongs.
package struct MissingResource: Error, Hashable, Sendable, CustomStringConvertible {
    package let name: String
    /// Where it was looked for.
    package let folders: [URL]

    package var description: String {
        let places = folders.map(\.path).joined(separator: " or in ")
        return """
            docket's own file \(name) is missing; it should be in \(places). Install docket again with \
            `Resources/setup --install`, or copy the folder together with the program.
            """
    }
}
