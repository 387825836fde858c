import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { LOGO_LIMIT, logoProblem, readLogo } from '#app/features/workspaces/logo.ts'

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))))
const big = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]

const png = (width: number, height: number) =>
  bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], big(13), 'IHDR', big(width), big(height), [8, 6, 0, 0, 0], [...deflateSync('x')])
const jpeg = (width: number, height: number) =>
  bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1])
const webp = (width: number, height: number) =>
  bytes(
    'RIFF',
    [0, 0, 0, 0],
    'WEBPVP8X',
    [10, 0, 0, 0, 0, 0, 0, 0],
    [(width - 1) & 255, (width - 1) >> 8, 0, (height - 1) & 255, (height - 1) >> 8, 0],
  )

describe('a picture is told by its bytes', () => {
  test('PNG, JPEG and WebP with their size', () => {
    expect(readLogo(png(200, 100))).toEqual({ type: 'image/png', width: 200, height: 100 })
    expect(readLogo(jpeg(640, 480))).toEqual({ type: 'image/jpeg', width: 640, height: 480 })
    expect(readLogo(webp(300, 250))).toEqual({ type: 'image/webp', width: 300, height: 250 })
  })

  test.each([
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a page', bytes('<!doctype html><script>alert(1)</script>')],
    ['GIF', bytes('GIF89a', [10, 0, 10, 0])],
    ['a PNG that ends in its head', png(200, 100).subarray(0, 14)],
    ['a JPEG without a frame', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0])],
    ['a JPEG whose lengths lead nowhere', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0], Array<number>(64).fill(0xff))],
    ['nothing', new Uint8Array()],
  ])('%s is none', (_name, given) => {
    expect(readLogo(given)).toBeNull()
  })

  test('too large, too small, too heavy', () => {
    expect(logoProblem(1000, readLogo(png(5000, 100)))).toBe('logoSize')
    expect(logoProblem(1000, readLogo(png(8, 100)))).toBe('logoSize')
    expect(logoProblem(LOGO_LIMIT + 1, readLogo(png(100, 100)))).toBe('logoWeight')
    expect(logoProblem(1000, readLogo(png(100, 100)))).toBeNull()
  })
})
