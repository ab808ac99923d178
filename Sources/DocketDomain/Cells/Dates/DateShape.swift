/// A day, a time, or both, as they are written in a cell, before their column has told which number is the month.
package struct DateShape: Hashable, Sendable {
    package enum Grain: Hashable, Sendable {
        case time, day, week, month, quarter
    }

    /// Which number is which, where all three are numbers and the year is not the first with four digits.
    package struct Orders: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let dayFirst = Self(rawValue: 1)
        package static let monthFirst = Self(rawValue: 2)
        package static let yearFirst = Self(rawValue: 4)
    }

    package internal(set) var grain = Grain.day
    /// The first day of what is written, in days since 1970-01-01, for each order that is possible; where the order is
    /// certain it is `dayFirst`.
    var dayFirst: Int32 = .min
    var monthFirst: Int32 = .min
    var yearFirst: Int32 = .min
    /// The orders that name a day, where more than one does; else none.
    package internal(set) var openOrders: Orders = []
    /// The order that the numbers themselves tell, where a form leaves it open.
    package internal(set) var toldOrder: Orders = []
    /// Microseconds since midnight, of the place's own clock.
    package internal(set) var time: Int64 = 0
    package internal(set) var offset: Int32 = 0
    package internal(set) var hasTime = false
    package internal(set) var hasOffset = false
    /// Whether the year is written with two digits.
    package internal(set) var hasShortYear = false
    package internal(set) var look = Look()

    /// How it is written, where a spreadsheet can write it so.
    package struct Look: Hashable, Sendable {
        package enum Month: Hashable, Sendable {
            case digits, shortName
            /// In the language of this number.
            case longName(UInt16)
        }

        package enum Clock: Hashable, Sendable {
            case none, minutes, seconds, noonMinutes, noonSeconds
        }

        /// Nothing where the order is the column's.
        package var order = Orders.dayFirst
        /// What stands between the parts: up to four bytes of ASCII each.
        package var first: UInt32 = 0
        package var second: UInt32 = 0
        package var dayDigits: UInt8 = 2
        package var monthDigits: UInt8 = 2
        package var month = Month.digits
        package var clock = Clock.none
        package var hourDigits: UInt8 = 2
        /// What stands between day and time.
        package var between: UInt32 = 0
        /// Whether a spreadsheet writes it just so.
        package var isExact = true
    }

    /// Days since 1970-01-01 by an order; nil where that is no day.
    package func day(_ order: Orders) -> Int? {
        let day =
            switch order {
            case .monthFirst: monthFirst
            case .yearFirst: yearFirst
            default: dayFirst
            }
        return day == .min ? nil : Int(day)
    }

    /// Whether its own numbers say which day it is.
    package var isCertain: Bool { openOrders.isEmpty }

    /// The moment in microseconds since 1970-01-01 00:00 UTC; a time without a day is one of 1970-01-01.
    func microseconds(day: Int) -> Int {
        day * 86_400_000_000 + Int(time) - Int(offset) * 1_000_000
    }
}
