import DocketDomain
import Foundation
import GRDB

/// Values in rows that are not what their columns hold, noted while a row is read: GRDB would end the process.
enum RowFaults {
    private static let key = "docket.row-fault"

    static func note(_ fault: String) {
        Thread.current.threadDictionary[key] = fault
    }

    /// Runs what reads rows, on this thread.
    ///
    /// - Throws: `corrupt` where a row held something else than its column says.
    static func checked<Value>(_ body: () throws -> Value) throws -> Value {
        _ = take()
        let result = Result { try body() }
        if let fault = take() {
            throw DocketError(
                .corrupt, "Something that the workspace keeps is damaged. Run `docket doctor`, or restore a backup.",
                cause: fault)
        }
        return try result.get()
    }

    private static func take() -> String? {
        let fault = Thread.current.threadDictionary[key] as? String
        if fault != nil { Thread.current.threadDictionary[key] = nil }
        return fault
    }
}

extension Row {
    subscript(_ name: String) -> String { value(name, or: "") }
    subscript(_ name: String) -> Int { value(name, or: 0) }
    subscript(_ name: String) -> Int64 { value(name, or: 0) }
    subscript(_ name: String) -> Bool { value(name, or: false) }
    subscript(_ name: String) -> Double { value(name, or: 0) }
    subscript(_ name: String) -> Data { value(name, or: Data()) }
    subscript(_ name: String) -> String? { optional(name) }
    subscript(_ name: String) -> Int? { optional(name) }
    subscript(_ name: String) -> Int64? { optional(name) }
    subscript(_ name: String) -> Bool? { optional(name) }
    subscript(_ name: String) -> Double? { optional(name) }
    subscript(_ name: String) -> Data? { optional(name) }

    private func value<Value: DatabaseValueConvertible>(_ name: String, or placeholder: Value) -> Value {
        let stored: DatabaseValue = self[name]
        if let value = Value.fromDatabaseValue(stored) { return value }
        RowFaults.note("\(name) is no \(Value.self)")
        return placeholder
    }

    private func optional<Value: DatabaseValueConvertible>(_ name: String) -> Value? {
        let stored: DatabaseValue = self[name]
        guard !stored.isNull else { return nil }
        if let value = Value.fromDatabaseValue(stored) { return value }
        RowFaults.note("\(name) is no \(Value.self)")
        return nil
    }
}
