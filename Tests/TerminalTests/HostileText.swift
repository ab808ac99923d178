/// Text that wants something of the terminal, or to be read as something that it is not.
enum HostileText {
    /// What each of them tries, and itself.
    static let all: [(aim: String, text: String)] = [
        ("blinking", "\u{1B}[41;5;8mblinks"),
        ("clearing", "\u{1B}[2J\u{1B}[3J\u{1B}[13;13Helsewhere"),
        ("resetting", "\u{1B}c\u{1B}[!p\u{1B}#8"),
        ("asking", "\u{1B}[6n\u{1B}[c\u{1B}[>0q\u{1B}Z"),
        ("the title", "\u{1B}]0;not your title\u{07}"),
        ("the title, ended otherwise", "\u{1B}]2;not your title\u{1B}\\"),
        ("the clipboard", "\u{1B}]52;c;bm90IHlvdXJz\u{07}"),
        ("a link", "\u{1B}]8;;https://example.invalid/\u{1B}\\a link\u{1B}]8;;\u{1B}\\"),
        ("a colour", "\u{1B}]4;1;rgb:00/00/00\u{07}\u{1B}]10;?\u{07}"),
        ("a device", "\u{1B}P1$r0m\u{1B}\\\u{1B}P+q544e\u{1B}\\\u{1B}Pq#0;2;0;0;0\u{1B}\\"),
        ("an application", "\u{1B}_Gf=24,s=1,v=1;AAAA\u{1B}\\"),
        ("privacy", "\u{1B}^a private message\u{1B}\\"),
        ("a string", "\u{1B}Xa string\u{1B}\\"),
        ("private modes", "\u{1B}[?1049l\u{1B}[?47l\u{1B}[?1003h\u{1B}[?5h\u{1B}[?1004h\u{1B}[4h\u{1B}[20h"),
        ("character sets", "\u{1B}(0lqqk\u{1B}(B\u{0E}lqqk\u{0F}"),
        ("the window", "\u{1B}[8;1;1t\u{1B}[21t\u{1B}[2;10r"),
        (
            "8-bit sequences",
            "\u{9B}31m\u{9D}0;not your title\u{9C}\u{90}q\u{9C}\u{9F}G\u{9C}\u{9E}p\u{9C}\u{98}s\u{9C}"
        ),
        ("8-bit movements", "\u{84}\u{85}\u{8D}\u{8E}\u{8F}\u{9A}"),
        ("controls", "\u{00}\u{01}\u{05}\u{07}\u{08}\u{08}\u{08}\u{0B}\u{0C}\u{11}\u{13}\u{18}\u{1A}\u{7F}"),
        ("overwriting", "paid\r\u{1B}[Kunpaid"),
        ("an unended sequence", "\u{1B}["),
        ("an unended string", "\u{1B}]0;"),
        ("an escape at its end", "end\u{1B}"),
        ("reordering", "\u{202E}drawer\u{202C} \u{2066}isolated\u{2069} \u{200F}\u{061C}marks\u{200E}"),
        ("hiding", "in\u{200B}vis\u{200D}i\u{2060}ble\u{FEFF} soft\u{AD}ly \u{180E}\u{3164}\u{115F}"),
        ("tags", "tagged\u{E0001}\u{E0068}\u{E0069}\u{E007F} 🏴\u{E0067}\u{E0062}\u{E0065}\u{E007F}"),
        ("a stack of marks", "Z" + String(repeating: "\u{0301}\u{0316}\u{0489}", count: 200) + "!"),
        ("marks alone", "\u{0301}\u{0301} \u{20DD}"),
        ("separators", "one\u{2028}two\u{2029}three\u{85}four"),
        ("annotations", "\u{FFF9}base\u{FFFA}note\u{FFFB}\u{FFFC}"),
        ("nothing assigned", "\u{0378}\u{E000}\u{10FFFD}"),
        ("selectors", "a\u{FE0F}\u{FE0E}\u{E0100}❤\u{FE0F}1\u{FE0F}\u{20E3}"),
        ("families", "👩\u{200D}👩\u{200D}👧\u{200D}👦🇨🇭🇨👍🏽🏽"),
        ("wide ones", "漢字かなﾊﾝｶｸ한국어\u{1112}\u{1161}\u{11AB}"),
        ("nulls and formulas", "NULL undefined =cmd|' /C calc'!A0 %s%n ${7*7} {{7*7}} ../../etc"),
    ]

    /// The same as bytes that are not UTF-8: overlong forms of Escape, 8-bit controls, a surrogate.
    static let bytes: [[UInt8]] = [
        [0xC0, 0x9B, 0x5B, 0x33, 0x31, 0x6D], [0xE0, 0x80, 0x9B, 0x5D, 0x30, 0x3B, 0x74, 0x07],
        [0xF0, 0x80, 0x80, 0x9B],
        [0x9B, 0x33, 0x31, 0x6D], [0x9D, 0x30, 0x3B, 0x74, 0x9C], [0xED, 0xA0, 0x80], [0xFE, 0xFF, 0x1B, 0x63],
    ]

    /// JSON escapes that stand for no character.
    static let escapes = [#"\ud800[31m"#, #"\udc1b[31m"#, #"\udfff\ud800"#, #"\ufffe\uffff\ufdd0"#]
}
