package import Foundation
import Synchronization

/// Decodes a JSON text that is asked for again and again, and seldom changes: the last value is kept beside its text.
package final class LastDecoded<Value: Decodable & Sendable>: Sendable {
    private let last = Mutex<(text: Data, value: Value)?>(nil)

    package init() {}

    package func value(of text: Data) throws -> Value {
        if let known = last.withLock({ $0 }), known.text == text { return known.value }
        let value = try JSONDecoder().decode(Value.self, from: text)
        last.withLock { $0 = (text, value) }
        return value
    }
}
