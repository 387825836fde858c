import type { Map as MapLibre } from 'maplibre-gl'
import { type Mark, needMark, PROJECT_MARK, SEVERITIES } from '#app/features/map/marks.ts'
import { themeColour } from '#app/features/map/interactive/theme-colour.ts'
import { NEED_KINDS, type NeedKind } from '#app/features/needs/content.ts'

// Drawn at twice the size, for fine screens.
const RATIO = 2
const SIGN = 24
const TAG = { width: 50, height: 28 }

/**
 * Gives the map its signs: `need-4` and `project` bare, and `need-4-goods` on a tag beside the icon of its kind.
 * A severity or kind that is not stated is 0 or `none`.
 */
export async function addSignImages(map: MapLibre): Promise<void> {
  const glyphs = await kindGlyphs()
  map.addImage('project', drawSign(PROJECT_MARK), { pixelRatio: RATIO })
  for (const severity of [0, ...SEVERITIES]) {
    const mark = needMark(severity)
    map.addImage(`need-${severity}`, drawSign(mark), { pixelRatio: RATIO })
    map.addImage(`need-${severity}-none`, drawSign(mark), { pixelRatio: RATIO })
    for (const [kind, glyph] of glyphs) map.addImage(`need-${severity}-${kind}`, drawTag(mark, glyph), { pixelRatio: RATIO })
  }
}

function drawSign(mark: Mark): ImageData {
  return paint(SIGN, SIGN, (canvas) => paintMark(canvas, mark, SIGN / 2, SIGN / 2, SIGN - 4))
}

function drawTag(mark: Mark, glyph: CanvasImageSource | null): ImageData {
  return paint(TAG.width, TAG.height, (canvas) => {
    canvas.fillStyle = themeColour('white')
    canvas.strokeStyle = themeColour(mark.rim)
    canvas.lineWidth = 1
    canvas.beginPath()
    canvas.roundRect(1, 1, TAG.width - 2, TAG.height - 2, TAG.height / 2)
    canvas.fill()
    canvas.stroke()
    paintMark(canvas, mark, 15, TAG.height / 2, 18)
    if (glyph) canvas.drawImage(glyph, 27, 6, 16, 16)
  })
}

function paintMark(canvas: CanvasRenderingContext2D, mark: Mark, x: number, y: number, size: number): void {
  const outline = new Path2D(mark.outline)
  canvas.save()
  canvas.translate(x, y)
  canvas.scale(size / 24, size / 24)
  canvas.translate(-12, -12)
  canvas.lineJoin = 'round'
  // A white edge keeps the sign apart from what it covers.
  canvas.lineWidth = 5
  canvas.strokeStyle = themeColour('white')
  canvas.stroke(outline)
  canvas.lineWidth = 1.8
  canvas.fillStyle = themeColour(mark.fill)
  canvas.strokeStyle = themeColour(mark.rim)
  canvas.fill(outline)
  canvas.stroke(outline)
  canvas.restore()
}

function paint(width: number, height: number, draw: (canvas: CanvasRenderingContext2D) => void): ImageData {
  const element = document.createElement('canvas')
  element.width = width * RATIO
  element.height = height * RATIO
  const canvas = element.getContext('2d')
  if (!canvas) throw new Error('this browser draws no canvas')
  canvas.scale(RATIO, RATIO)
  draw(canvas)
  return canvas.getImageData(0, 0, element.width, element.height)
}

/** The icons of kinds as the legend of the page shows them; null for one that the page lacks. */
async function kindGlyphs(): Promise<Map<NeedKind, CanvasImageSource | null>> {
  const glyphs = await Promise.all(NEED_KINDS.map(async (kind) => [kind, await glyphImage(kind)] as const))
  return new Map(glyphs)
}

async function glyphImage(kind: NeedKind): Promise<CanvasImageSource | null> {
  const glyph = document.querySelector(`[data-map-glyph="${kind}"]`)?.cloneNode(true)
  if (!(glyph instanceof SVGElement)) return null
  glyph.setAttribute('stroke', themeColour('ink'))
  const image = new Image(24 * RATIO, 24 * RATIO)
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(glyph))}`
  await image.decode()
  return image
}
