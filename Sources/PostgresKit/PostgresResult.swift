import CPQ
import DocketDomain

/// An answer of the server, or one row of it.
package final class PostgresResult {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        PQclear(handle)
    }

    package var rowCount: Int { Int(PQntuples(handle)) }
    package var columnCount: Int { Int(PQnfields(handle)) }

    package func name(_ column: Int) -> String { PQfname(handle, Int32(column)).map { String(cString: $0) } ?? "" }

    /// The numbers of a column's type and of what it says of its length.
    package func type(_ column: Int) -> (oid: UInt32, modifier: Int32) {
        (PQftype(handle, Int32(column)), PQfmod(handle, Int32(column)))
    }

    /// The numbers of the types of a statement's values.
    package var parameterTypes: [UInt32] { (0..<PQnparams(handle)).map { PQparamtype(handle, $0) } }

    /// A field's bytes as they came; nothing for NULL.
    package func withBytes<Value>(_ row: Int, _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value? {
        let (row, column) = (Int32(row), Int32(column))
        guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column) else { return nil }
        let count = Int(PQgetlength(handle, row, column))
        return start.withMemoryRebound(to: UInt8.self, capacity: count) {
            body(UnsafeBufferPointer(start: $0, count: count))
        }
    }

    package func text(_ row: Int, _ column: Int) -> String? {
        withBytes(row, column) { String(decoding: $0, as: UTF8.self) }
    }

    // MARK: What it is

    /// Whether all before it in a pipeline has been answered.
    package var isEndOfPipeline: Bool { PQresultStatus(handle) == PGRES_PIPELINE_SYNC }
    /// Whether its statement was left out, since one before it in the pipeline has failed.
    package var isLeftOut: Bool { PQresultStatus(handle) == PGRES_PIPELINE_ABORTED }

    /// What went wrong; nothing where all is well.
    package var error: PostgresError? {
        switch PQresultStatus(handle) {
        case PGRES_BAD_RESPONSE, PGRES_FATAL_ERROR:
            PostgresError(
                code: field("C") ?? "",
                message: field("M") ?? String(cString: PQresultErrorMessage(handle)).trimmed,
                hint: field("H"), position: field("P").flatMap { Int($0) })
        default: nil
        }
    }

    /// A part of an error, by its letter in `postgres_ext.h`.
    private func field(_ letter: Unicode.Scalar) -> String? {
        PQresultErrorField(handle, Int32(letter.value)).map { String(cString: $0) }
    }
}
