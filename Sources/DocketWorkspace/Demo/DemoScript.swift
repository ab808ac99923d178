import DocketDomain
import Foundation

/// The demo's data, read from its folder.
struct DemoScript {
    let people: [User]
    let threads: [DemoThread]
    private let folder: URL

    init(folder: URL) throws(DocketError) {
        self.folder = folder
        people = try Self.people(in: folder)
        let threads = folder.appendingPathComponent("threads")
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: threads.path)
        } catch {
            throw Self.unreadable(threads, error)
        }
        var read: [DemoThread] = []
        for name in names.sorted() where name.hasSuffix(".md") {
            let text = String(decoding: try Self.bytes(of: threads.appendingPathComponent(name)), as: UTF8.self)
            read.append(try DemoThread(text, name: name))
        }
        self.threads = read
    }

    /// The bytes of a file that a conversation speaks of.
    func file(_ name: String) throws(DocketError) -> Data {
        try Self.bytes(of: fileURL(name))
    }

    func fileURL(_ name: String) -> URL {
        folder.appendingPathComponent("files").appendingPathComponent(name)
    }

    /// The team, the admin first.
    private static func people(in folder: URL) throws(DocketError) -> [User] {
        let file = folder.appendingPathComponent("people.csv")
        let rows = [UInt8](try bytes(of: file)).withUnsafeBufferPointer { DelimitedText($0).rows }
        var people: [User] = []
        for row in rows.dropFirst() {
            guard row.count == 3, let role = Role(rawValue: row[2]) else {
                throw DocketError(.corrupt, "people.csv of the demo has a line that is not id, name, role: \(row).")
            }
            people.append(User(id: UserID(row[0]), name: row[1], role: role))
        }
        return people
    }

    private static func bytes(of file: URL) throws(DocketError) -> Data {
        do {
            return try Data(contentsOf: file)
        } catch {
            throw unreadable(file, error)
        }
    }

    private static func unreadable(_ file: URL, _ error: any Error) -> DocketError {
        DocketError(
            .notFound, "The demo's data is not in \(file.path). Copy docket together with its resources.",
            cause: "\(error)")
    }
}
