import { Check, Languages } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import { menuItemLook, SiteMenu } from '#app/ui/frame/site-menu.tsx'

export type LanguageLink = {
  code: string
  /** Its own name: "Français". */ name: string
  href: string
  dir: 'ltr' | 'rtl'
  current?: boolean
}

/** The same page in the other languages, each under its own name. */
export function LanguageMenu({ languages }: { languages: LanguageLink[] }) {
  const { t } = useTranslation('ui')
  const current = languages.find((language) => language.current)
  return (
    <SiteMenu
      name="site-menu"
      label={
        <>
          <Languages aria-hidden size={18} className="shrink-0 text-accent" />
          <span className="sr-only">{t('frame.language')} </span>
          <span>{current?.name}</span>
        </>
      }
    >
      <ul>
        {languages.map(({ code, name, href, dir, current: isCurrent }) => (
          <li key={code}>
            <a href={href} hrefLang={code} lang={code} aria-current={isCurrent ? 'true' : undefined} className={menuItemLook}>
              <bdi dir={dir}>{name}</bdi>
              {isCurrent && <Check aria-hidden size={18} className="text-accent" />}
            </a>
          </li>
        ))}
      </ul>
    </SiteMenu>
  )
}
