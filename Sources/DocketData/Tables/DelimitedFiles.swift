import DocketDomain
import Foundation

/// CSV and TSV files as tables, each called as its file is.
struct DelimitedFiles: TableProviding {
    let pattern: String

    func tables() throws(QueryFailure) -> [SourceSchema.Table] {
        var tables: [SourceSchema.Table] = []
        for (name, file) in try files() {
            let columns = try header(of: file).map { SQLColumn(name: $0, type: "") }
            tables.append(SourceSchema.Table(name: name, columns: columns))
        }
        return tables
    }

    func table(named name: String) throws(QueryFailure) -> ProvidedTable? {
        let files = try files()
        guard let file = files.first(where: { $0.name.lowercased() == name.lowercased() })?.file else { return nil }
        let bytes = try Self.bytes(of: file)
        let delimiter = Self.delimiter(of: file)
        let columns = try header(of: file)
        return ProvidedTable(columns: columns) { body throws(QueryFailure) in
            var isHeader = true
            try Self.forEachRow(of: bytes, file, delimiter) { row throws(QueryFailure) in
                if !isHeader { try body(row) }
                isHeader = false
                return true
            }
        }
    }

    private func header(of file: String) throws(QueryFailure) -> [String] {
        var header: [String] = []
        try Self.forEachRow(of: try Self.bytes(of: file), file, Self.delimiter(of: file)) { row throws(QueryFailure) in
            header = row
            return false
        }
        guard !header.isEmpty else {
            throw QueryFailure(
                .failedPrecondition, "\(file) is empty: a table needs a line with the names of its columns.")
        }
        return header
    }

    /// Table → file. Of files that would have the same name, all but the first keep their ending in it.
    private func files() throws(QueryFailure) -> [(name: String, file: String)] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else {
            throw QueryFailure(.notFound, "There is no file like \(pattern). Check the path of the source.")
        }
        var files: [(name: String, file: String)] = []
        var taken: Set<String> = []
        for index in 0..<Int(found.gl_pathc) {
            guard let path = found.gl_pathv[index].map({ String(cString: $0) }) else { continue }
            let url = URL(fileURLWithPath: path)
            let short = url.deletingPathExtension().lastPathComponent
            let name = taken.insert(short.lowercased()).inserted ? short : url.lastPathComponent
            files.append((name, path))
        }
        return files
    }

    private static func delimiter(of file: String) -> UInt8? {
        ["tsv", "tab"].contains(URL(fileURLWithPath: file).pathExtension.lowercased()) ? UInt8(ascii: "\t") : nil
    }

    private static func bytes(of file: String) throws(QueryFailure) -> Data {
        var status = stat()
        guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let bytes = try? Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe)
        else { throw QueryFailure(.unavailable, "\(file) cannot be read. Check that it is a file, and its rights.") }
        do throws(DocketError) {
            return try TextEncoding.utf8(bytes)
        } catch {
            throw QueryFailure(error.code, "\(file): \(error.message)")
        }
    }

    private static func forEachRow(
        of bytes: Data, _ file: String, _ delimiter: UInt8?, _ body: ([String]) throws(QueryFailure) -> Bool
    ) throws(QueryFailure) {
        var failure: QueryFailure?
        bytes.withUnsafeBytes { (raw: UnsafeRawBufferPointer) in
            do throws(DocketError) {
                var reader = DelimitedText.reader(of: raw.bindMemory(to: UInt8.self), preferring: delimiter)
                let row = DelimitedRow()
                while try reader.next(row) {
                    do throws(QueryFailure) {
                        guard try body(row.fields) else { return }
                    } catch {
                        failure = error
                        return
                    }
                }
            } catch {
                failure = QueryFailure(error.code, "\(file): \(error.message)")
            }
        }
        if let failure { throw failure }
    }
}
