import { Check, CircleUserRound } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import { menuItemLook, SiteMenu } from '#app/ui/frame/site-menu.tsx'

export type WorkspaceLink = {
  name: string
  href: string
  current?: boolean
  /** Role in it, in words. */ role?: string | undefined
  lang?: string | undefined
}

export type PersonMenuProps = {
  name: string
  workspaces: WorkspaceLink[]
  links: { label: string; href: string }[]
  /** Where "Sign out" is posted. */
  signOutAction: string
}

/** The signed-in person: workspaces to switch between, own pages, and the way out. */
export function PersonMenu({ name, workspaces, links, signOutAction }: PersonMenuProps) {
  const { t } = useTranslation('ui')
  return (
    <SiteMenu
      name="site-menu"
      label={
        <>
          <CircleUserRound aria-hidden size={20} className="shrink-0 text-accent" />
          <span className="sr-only">{t('frame.person')} </span>
          <bdi className="max-w-[14ch] truncate">{name}</bdi>
        </>
      }
    >
      {workspaces.length > 0 && (
        <nav aria-label={t('frame.workspaces')} className="border-b border-line pb-1.5">
          <p className="px-4 pt-1.5 pb-1 text-sm text-ink-soft">{t('frame.workspaces')}</p>
          <ul>
            {workspaces.map((workspace) => (
              <li key={workspace.href}>
                <a href={workspace.href} aria-current={workspace.current ? 'true' : undefined} className={menuItemLook}>
                  <span className="min-w-0">
                    <span lang={workspace.lang} className="block max-w-64">
                      {workspace.name}
                    </span>
                    {workspace.role && <span className="block text-sm font-normal text-ink-soft">{workspace.role}</span>}
                  </span>
                  {workspace.current && <Check aria-hidden size={18} className="shrink-0 text-accent" />}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <ul className="pt-1.5">
        {links.map(({ label, href }) => (
          <li key={href}>
            <a href={href} className={menuItemLook}>
              {label}
            </a>
          </li>
        ))}
        <li>
          <form method="post" action={signOutAction}>
            <button type="submit" className={menuItemLook}>
              {t('frame.signOut')}
            </button>
          </form>
        </li>
      </ul>
    </SiteMenu>
  )
}
