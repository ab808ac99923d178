import CSQLite
import Foundation
import GRDB

/// A checksum of the values of a row: another value of any column gives another one. It guards against bytes that changed
/// by themselves, not against people.
struct Checksum {
    private var value: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The checksum of what was added, in this order.
    var code: Int64 { Int64(bitPattern: value) }

    /// Which kind of value it is counts, too: a text of digits is no number.
    mutating func add(_ value: DatabaseValue) {
        switch value.storage {
        case .null: add(0)
        case .int64(let number):
            add(1)
            add(UInt64(bitPattern: number))
        case .double(let number):
            add(2)
            add(number.bitPattern)
        case .string(var text):
            add(3)
            text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
        case .blob(let data):
            add(4)
            data.withUnsafeBytes { add($0) }
        }
    }

    /// Adds a column of the row that a statement has read, as the value that it is read as.
    mutating func add(_ column: Int32, of statement: SQLiteStatement) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: add(0)
        case SQLITE_INTEGER:
            add(1)
            add(UInt64(bitPattern: sqlite3_column_int64(statement, column)))
        case SQLITE_FLOAT:
            add(2)
            add(sqlite3_column_double(statement, column).bitPattern)
        case SQLITE_TEXT:
            add(3)
            let text = sqlite3_column_text(statement, column)
            add(UnsafeRawBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, column))))
        default:
            add(4)
            let bytes = sqlite3_column_blob(statement, column)
            add(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
        }
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        add(UInt64(bytes.count))
        let whole = bytes.count & ~7
        for offset in stride(from: 0, to: whole, by: 8) {
            add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        }
        guard whole < bytes.count else { return }
        add(bytes[whole...].reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// Each step is a bijection of what is known so far: one word that differs is never lost.
    private mutating func add(_ word: UInt64) {
        value = (value ^ word) &* 0xFF51_AFD7_ED55_8CCD
        value ^= value >> 32
    }
}
