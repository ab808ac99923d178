import Foundation

/// A program that shows a table of a file: VisiData and csvlens, the yardsticks for large ones.
struct TableProgram {
    let name: String
    private let program: URL
    private let arguments: [String]
    /// Moves to the column of numbers, and sorts by it.
    let columnKeys: [String]
    let sortKey: String?

    /// VisiData; nil where it is not installed.
    static var visidata: TableProgram? {
        Installed.program("vd").map {
            // The fourth column, as a number.
            TableProgram(
                name: "VisiData", program: $0, arguments: ["--config=/dev/null"], columnKeys: ["l", "l", "l", "%"],
                sortKey: "[")
        }
    }

    /// csvlens; nil where it is not installed.
    static var csvlens: TableProgram? {
        Installed.program("csvlens").map {
            TableProgram(name: "csvlens", program: $0, arguments: [], columnKeys: [], sortKey: nil)
        }
    }

    /// Opens a file and waits for what a cell of its first rows says, and then until nothing more comes.
    func open(_ file: URL, home: URL) async throws -> ScreenSession {
        try await ScreenSession(
            program, arguments + [file.path], home: home, first: TableSpeed.firstCell, quiet: TableSpeed.quiet)
    }
}
