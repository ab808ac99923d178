import DocketDomain
import Foundation

/// The demo's data, read from its folder.
struct DemoScript {
    let people: [User]
    /// The clients, with what is known of them before anything is proposed.
    let customers: [NewCustomer]
    let schema: ProfileSchema
    let threads: [DemoThread]
    private let folder: URL

    init(folder: URL) throws(DocketError) {
        self.folder = folder
        people = try Self.people(in: folder)
        schema = try ProfileSchema(
            decoding: Self.bytes(of: folder.deletingLastPathComponent().appendingPathComponent("schema.json")))
        customers = try Self.customers(in: folder, schema)
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
        let bytes = [UInt8](try bytes(of: file))
        let rows = try bytes.withUnsafeBufferPointer { buffer throws(DocketError) in try DelimitedText(buffer).rows }
        var people: [User] = []
        for row in rows.dropFirst() {
            guard row.count == 3, let role = Role(rawValue: row[2]) else {
                throw DocketError(.corrupt, "people.csv of the demo has a line that is not id, name, role: \(row).")
            }
            people.append(User(id: UserID(row[0]), name: row[1], role: role))
        }
        return people
    }

    private static func customers(in folder: URL, _ schema: ProfileSchema) throws(DocketError) -> [NewCustomer] {
        let sheet = try CustomerSheet(bytes(of: folder.appendingPathComponent("customers.csv")), schema: schema)
        var customers: [NewCustomer] = []
        for row in sheet.rows {
            var new = NewCustomer(name: "")
            for (column, cell) in zip(sheet.columns, row.cells) where !cell.isEmpty {
                switch column {
                case .id: new.id = CustomerID(cell)
                case .name: new.name = cell
                case .rm: new.rmID = UserID(cell)
                case .field(let field): new.values[field.key] = .string(cell)
                case .ignored:
                    throw DocketError(.corrupt, "customers.csv of the demo has a column that is no field: \(cell).")
                }
            }
            customers.append(new)
        }
        return customers
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
