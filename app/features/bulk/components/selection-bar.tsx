import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterTools } from '#app/features/bulk/views/register-tools.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'

type Chosen = { isAll: boolean; count: number; of: number }

/** What is done with the lines that are chosen, in sight however long the register; with scripts, how many they are and all of them at once. */
export function SelectionBar({ tools }: { tools: RegisterTools }) {
  const { t, i18n } = useTranslation('bulk')
  const bar = useRef<HTMLDivElement>(null)
  // Null where no script counts.
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const count = () => setChosen(countChosen(boxesOf(bar.current)))
  useEffect(() => {
    const form = bar.current?.closest('form')
    count()
    form?.addEventListener('change', count)
    return () => form?.removeEventListener('change', count)
    // Other lines come with other tools.
  }, [tools])
  const isWhole = chosen !== null && chosen.count === chosen.of
  const choosePage = () => {
    for (const box of boxesOf(bar.current).lines) box.checked = !isWhole
    count()
  }
  const number = chosen?.isAll && tools.all ? tools.all.count : (chosen?.count ?? 0)
  return (
    <div
      ref={bar}
      className="no-print sticky bottom-0 z-10 flex flex-wrap items-center gap-x-4 gap-y-1 border-t max-sm:gap-x-2 border-line bg-white py-2 lg:py-3"
    >
      {chosen && (
        <>
          <p aria-live="polite" className="text-base font-semibold">
            {t('choose.count', { count: number, formatted: formatNumber(i18n.language, number) })}
          </p>
          <Button type="button" look="quiet" className="max-sm:px-2" onClick={choosePage} disabled={chosen.isAll}>
            {t(isWhole ? 'choose.pageNone' : 'choose.page')}
          </Button>
        </>
      )}
      <Button className="max-sm:w-full">{t('choose.open')}</Button>
    </div>
  )
}

function boxesOf(bar: HTMLElement | null) {
  const boxes = [...(bar?.closest('form')?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])]
  return { all: boxes.find(({ name }) => name === 'all'), lines: boxes.filter(({ name }) => name === 'record') }
}

const countChosen = ({ all, lines }: ReturnType<typeof boxesOf>): Chosen => ({
  isAll: all?.checked ?? false,
  count: lines.filter(({ checked }) => checked).length,
  of: lines.length,
})
