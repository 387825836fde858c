import { Search } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes.ts'

export type SiteSearchProps = {
  action: string
  name?: string
  defaultValue?: string | undefined
  large?: boolean
  placeholder?: string | undefined
  /** Address that answers `?q=` with what one may mean, for the island that shows it while one types. */
  suggestions?: string | undefined
}

/** A search over everything published; a plain GET form. */
export function SiteSearch({ action, name = 'q', defaultValue, large = false, placeholder, suggestions }: SiteSearchProps) {
  const { t } = useTranslation('ui')
  return (
    <form
      action={action}
      method="get"
      role={large ? undefined : 'search'}
      className="relative w-full"
      data-suggestions={suggestions}
      data-suggestions-label={suggestions && t('frame.suggestions')}
    >
      <input
        type="search"
        name={name}
        defaultValue={defaultValue}
        aria-label={t('frame.search')}
        placeholder={placeholder ?? t('frame.search')}
        className={classes(
          'own-direction block w-full rounded-md border border-line-strong bg-white ps-3 text-ink placeholder:text-ink-soft hover:border-ink',
          large ? 'min-h-14 pe-16 text-lg' : 'min-h-11 pe-12 text-base',
        )}
      />
      <button
        type="submit"
        aria-label={t('frame.searchButton')}
        className={classes(
          'absolute inset-y-0 end-0 inline-flex items-center justify-center rounded-e-md',
          large ? 'w-14 bg-accent text-white hover:bg-accent-deep' : 'w-11 text-accent hover:text-accent-deep',
        )}
      >
        <Search aria-hidden size={large ? 24 : 20} />
      </button>
    </form>
  )
}
