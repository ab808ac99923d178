extension ProfileField {
    /// The value that a person types; throws `invalidArgument` with what is allowed. A day may be named by its distance
    /// from today, such as `+3m` or `next monday`, which a text that was written some other day may not.
    package func value(typed text: String, today: Timestamp) throws(DocketError) -> JSON {
        if case .date = type, let day = CalendarDay(relative: text, to: CalendarDay(today)) {
            return try value(reading: day.description, today: today)
        }
        return try value(reading: text, today: today)
    }

    /// The value that a text means; throws `invalidArgument` with what is allowed.
    package func value(reading text: String, today: Timestamp) throws(DocketError) -> JSON {
        do {
            return try type.reading(text, today: CalendarDay(today))
        } catch {
            throw refused(.string(text), error)
        }
    }

    /// The value as it is stored, from one that an agent or a file hands in; throws `invalidArgument` with what is
    /// allowed.
    package func normalized(_ value: JSON, today: Timestamp) throws(DocketError) -> JSON {
        do {
            return try type.canonical(value, today: CalendarDay(today))
        } catch {
            throw refused(value, error)
        }
    }

    private func refused(_ value: JSON, _ refusal: ValueRefusal) -> DocketError {
        // What is sensitive does not get into logs by way of an error.
        let shown = isSensitive ? "That" : "“\(Self.excerpt(value))”"
        return DocketError(
            .invalidArgument, "\(shown) can't be the \(label): \(refusal.reason). Allowed: \(allowedText).")
    }

    private static func excerpt(_ value: JSON) -> String {
        let text = value.string ?? value.serialized()
        return text.utf8.count <= 60 ? text : String(decoding: text.utf8.prefix(60), as: UTF8.self) + "…"
    }
}
