/** The most a logo may weigh, in bytes. */
export const LOGO_LIMIT = 2 ** 20
/** In pixels, of each side. */
export const LOGO_SIDES = { least: 32, most: 4096 } as const

export type LogoFacts = { type: 'image/png' | 'image/jpeg' | 'image/webp'; width: number; height: number }

/**
 * What the bytes of a picture say of it, whatever its name says: PNG, JPEG or WebP with its size. Null for anything else, SVG
 * among it, and for one whose head is broken. Pure.
 */
export function readLogo(bytes: Uint8Array): LogoFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return readPng(view) ?? readWebp(view) ?? readJpeg(view)
  } catch {
    // A head that ends too early.
    return null
  }
}

const ascii = (view: DataView, at: number, length: number) =>
  String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)))

function readPng(view: DataView): LogoFacts | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a || ascii(view, 12, 4) !== 'IHDR') return null
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

function readWebp(view: DataView): LogoFacts | null {
  if (ascii(view, 0, 4) !== 'RIFF' || ascii(view, 8, 4) !== 'WEBP') return null
  const size = (width: number, height: number) => ({ type: 'image/webp' as const, width, height })
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65536
  switch (ascii(view, 12, 4)) {
    case 'VP8 ':
      return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
    case 'VP8L': {
      const packed = view.getUint32(21, true)
      return size((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1)
    }
    case 'VP8X':
      return size(three(24) + 1, three(27) + 1)
    default:
      return null
  }
}

/** The frame header that holds the size: SOF0 to SOF15, but for tables and what is reserved. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function readJpeg(view: DataView): LogoFacts | null {
  if (view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; at < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at += 1
    else if (isFrame(marker)) return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    else at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** What keeps a picture from being a logo; a message key. Pure. */
export function logoProblem(bytes: number, facts: LogoFacts | null): 'logoType' | 'logoSize' | 'logoWeight' | null {
  if (bytes > LOGO_LIMIT) return 'logoWeight'
  if (!facts) return 'logoType'
  const isWithin = (side: number) => side >= LOGO_SIDES.least && side <= LOGO_SIDES.most
  return isWithin(facts.width) && isWithin(facts.height) ? null : 'logoSize'
}
