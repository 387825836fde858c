import { GraduationCap, HandCoins, type Icon, Package, Wrench } from '#app/ui/marks/icons.tsx'
import type { NeedKind } from '#app/features/needs/content.ts'

const GLYPHS: Record<NeedKind, Icon> = { funding: HandCoins, goods: Package, services: Wrench, expertise: GraduationCap }

/** The icon of a kind of need. The interactive map takes its own icons from these, by `data-map-glyph`. */
export function KindGlyph({ kind }: { kind: NeedKind }) {
  const Glyph = GLYPHS[kind]
  return <Glyph size={20} strokeWidth={2} aria-hidden="true" className="shrink-0" data-map-glyph={kind} />
}
