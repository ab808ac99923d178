import DocketDomain
import Testing

/// Pictures are known by their bytes, whatever they are called.
@Suite struct PictureTypeTests {
    @Test(arguments: [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00], "image/png"),
        ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"), (Array("GIF89a..".utf8), "image/gif"),
        (Array("RIFF....WEBPVP8 ".utf8), "image/webp"),
        ([0x89, 0x50, 0x4E], nil), (Array("RIFF....WAVE".utf8), nil), (Array("GIF99a".utf8), nil), ([], nil),
    ])
    func theFirstBytesTell(_ bytes: [UInt8], _ type: String?) {
        #expect(MediaType.ofPicture(bytes) == type)
        if let type { #expect(MediaType.isPicture(type)) }
    }
}
