import type { Icon } from '#app/ui/marks/icons.tsx'
import { Menu } from '#app/ui/marks/icons.tsx'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PhoneSwitch } from '#app/ui/actions/phone-switch.tsx'

export type RailLink = {
  href: string
  label: string
  icon: Icon
  current?: boolean
  /** What waits there: the figure to show, and the sentence for those who do not see it in its place. */
  waiting?: { countText: string; label: string } | undefined
}

export type WorkspaceRailProps = {
  workspace: ReactNode
  links: RailLink[]
  /** What the links lead through, where that is no workspace. */
  label?: string | undefined
}

/** The rooms of a workspace on the starting side, with what waits in each; behind a button on a phone. */
export function WorkspaceRail({ workspace, links, label }: WorkspaceRailProps) {
  const { t } = useTranslation('ui')
  const current = links.find((link) => link.current)
  const name = label ?? t('frame.workspaceMenu')
  return (
    <>
      <PhoneSwitch icon={<Menu aria-hidden size={20} />} label={current?.label ?? name} className="mt-4" />
      <nav aria-label={name} className="hidden pb-4 peer-open:block lg:block">
        <p className="mb-3 px-3 text-sm text-ink-soft">{workspace}</p>
        <ul className="grid gap-0.5">
          {links.map(({ href, label, icon: Icon, current: isCurrent, waiting }) => (
            <li key={href}>
              <a
                href={href}
                aria-current={isCurrent ? 'page' : undefined}
                className="group flex min-h-11 items-center gap-3 rounded-md px-3 text-base text-ink no-underline hover:bg-paper aria-[current]:bg-accent-pale aria-[current]:font-semibold"
              >
                <Icon aria-hidden size={19} className="shrink-0 text-ink-soft group-aria-[current]:text-accent" />
                <span className="min-w-0 grow">{label}</span>
                {waiting && (
                  <span className="figures rounded-full bg-accent px-2 text-sm font-semibold text-white">
                    <span aria-hidden>{waiting.countText}</span>
                    <span className="sr-only">{waiting.label}</span>
                  </span>
                )}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}
