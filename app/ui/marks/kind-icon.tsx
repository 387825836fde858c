import { GraduationCap, HandCoins, Package, Wrench, type Icon } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'

export type NeedKind = 'funding' | 'goods' | 'services' | 'expertise'

const icons: Record<NeedKind, Icon> = { funding: HandCoins, goods: Package, services: Wrench, expertise: GraduationCap }

/** What is needed: icon and word. */
export function KindIcon({ kind }: { kind: NeedKind }) {
  const { t } = useTranslation('ui')
  const Icon = icons[kind]
  return (
    <span className="inline-flex items-center gap-1.5 text-base whitespace-nowrap">
      <Icon aria-hidden size={18} className="shrink-0 text-accent" />
      {t(`kind.${kind}`)}
    </span>
  )
}
