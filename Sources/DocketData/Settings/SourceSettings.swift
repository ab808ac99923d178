package import DocketDomain
import PostgresKit

/// A source as a user's settings describe it.
package struct SourceSettings: Sendable {
    package enum Kind: Sendable {
        /// A database file: its path.
        case sqlite(String)
        /// A connection string of libpq, and how its password is found when it is needed.
        case postgres(String, password: (@Sendable () throws(DocketError) -> String)?)
        /// Files of delimited text: a path that may have `*` and `?` in it.
        case files(String)
    }

    package let name: String
    package let kind: Kind

    package init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }

    package var listing: SourceListing {
        switch kind {
        case .sqlite(let path): SourceListing(name: name, kind: .sqlite, place: path)
        case .postgres(let connection, _):
            SourceListing(name: name, kind: .postgres, place: PostgresAddress.visible(connection))
        case .files(let pattern): SourceListing(name: name, kind: .files, place: pattern)
        }
    }
}

extension SourceSettings {
    /// The source itself.
    package var source: any DataSource {
        switch kind {
        case .sqlite(let path): SQLiteSource(path: path)
        case .postgres(let connection, let password): PostgresSource(connection: connection, password: password)
        case .files(let pattern): TableSource(DelimitedFiles(pattern: pattern))
        }
    }
}
